namespace CircleCi.Generated.Http;

/// <summary>What was compressed with deflate, in zlib's frame, as in HTTP, or without one, as some servers send it: skips zlib's two bytes at the start, if they are there.</summary>
internal sealed class DeflateInput(Stream body) : ReadingStream
{
    private const int FrameSize = 2;

    private readonly byte[] _first = new byte[FrameSize];
    private int _known;
    private int _given;
    private bool _isKnown;

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        while (!_isKnown)
        {
            var read = await FromBodyAsync(_first, _known, FrameSize - _known, cancellationToken).ConfigureAwait(false);
            _known += read;
            _isKnown = read == 0 || _known == FrameSize;
            if (_known == FrameSize && (_first[0] & 0x0F) == 8 && ((_first[0] << 8) | _first[1]) % 31 == 0)
                _given = _known;
        }

        if (_given == _known)
            return await FromBodyAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false);
        var rest = Math.Min(count, _known - _given);
        Buffer.BlockCopy(_first, _given, buffer, offset, rest);
        _given += rest;
        return rest;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            body.Dispose();
        base.Dispose(disposing);
    }

    private Task<int> FromBodyAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
#if NET8_0_OR_GREATER
        body.ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
#else
        body.ReadAsync(buffer, offset, count, cancellationToken);
#endif
}
