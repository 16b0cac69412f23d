namespace CircleCi.Generated.Http;

/// <summary>The bytes of a compressed body on their way to what decompresses them; knows whether that wanted more than there are.</summary>
/// <param name="body">The bytes.</param>
/// <param name="atEnd">Gives what is put after them, if more is wanted; given the last four of them as a number, the first one lowest.</param>
internal sealed class CompressedInput(Stream body, Func<uint, byte[]>? atEnd = null) : ReadingStream
{
    private byte[]? _after;
    private int _given;
    private bool _isEmpty = true;
    private uint _last;

    /// <summary>Whether more was wanted than there are, of a body that has any.</summary>
    public bool WantsMore => _after is not null && !_isEmpty;

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        if (_after is null)
        {
#if NET8_0_OR_GREATER
            var read = await body.ReadAsync(buffer.AsMemory(offset, count), cancellationToken).ConfigureAwait(false);
#else
            var read = await body.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false);
#endif
            for (var i = Math.Max(0, read - 4); i < read; i++)
                _last = (_last >> 8) | ((uint)buffer[offset + i] << 24);
            _isEmpty &= read == 0;
            if (read > 0 || count == 0)
                return read;
            _after = _isEmpty ? [] : atEnd?.Invoke(_last) ?? [];
        }

        var rest = Math.Min(count, _after.Length - _given);
        Buffer.BlockCopy(_after, _given, buffer, offset, rest);
        _given += rest;
        return rest;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            body.Dispose();
        base.Dispose(disposing);
    }
}
