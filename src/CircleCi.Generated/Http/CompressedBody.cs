namespace CircleCi.Generated.Http;

/// <summary>A body that is decompressed as it is read. .NET takes one that is cut off for whole; that its decoder wanted more than there was tells.</summary>
internal sealed class CompressedBody : ReadingStream
{
    private readonly CompressedInput _compressed;
    private readonly Stream _stream;

    /// <param name="body">The body.</param>
    /// <param name="decompress">Makes what decompresses it; disposed with this. It must not read on after the end that the compressed bytes themselves tell.</param>
    public CompressedBody(Stream body, Func<Stream, Stream> decompress)
    {
        _compressed = new CompressedInput(body);
        _stream = decompress(_compressed);
    }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
#if NET8_0_OR_GREATER
        var read = await _stream.ReadAsync(buffer.AsMemory(offset, count), cancellationToken).ConfigureAwait(false);
#else
        var read = await _stream.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false);
#endif
        if (read == 0 && count > 0 && _compressed.WantsMore)
            throw new InvalidDataException("The compressed response breaks off.");
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _stream.Dispose();
        base.Dispose(disposing);
    }
}
