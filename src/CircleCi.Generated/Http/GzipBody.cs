using System.IO.Compression;

namespace CircleCi.Generated.Http;

/// <summary>A body that was compressed with gzip. .NET takes one that is cut off for whole; its last four bytes, the length of what was compressed, tell.</summary>
internal sealed class GzipBody : ReadingStream
{
    private readonly Tail _compressed;
    private readonly GZipStream _stream;
    private long _count;

    public GzipBody(Stream body)
    {
        _compressed = new Tail(body);
        _stream = new GZipStream(_compressed, CompressionMode.Decompress);
    }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
#if NET8_0_OR_GREATER
        var read = await _stream.ReadAsync(buffer.AsMemory(offset, count), cancellationToken).ConfigureAwait(false);
#else
        var read = await _stream.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false);
#endif
        _count += read;
        // A body of several members ends with the length of the last one, which is no more than that of all.
        if (read == 0 && count > 0 && _compressed.Last > _count && _count < uint.MaxValue)
            throw new InvalidDataException("The compressed answer breaks off.");
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _stream.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Passes bytes on and remembers the last four.</summary>
    private sealed class Tail(Stream body) : ReadingStream
    {
        /// <summary>The last four bytes as a number.</summary>
        public uint Last { get; private set; }

        public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
#if NET8_0_OR_GREATER
            var read = await body.ReadAsync(buffer.AsMemory(offset, count), cancellationToken).ConfigureAwait(false);
#else
            var read = await body.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false);
#endif
            for (var i = Math.Max(0, read - 4); i < read; i++)
                Last = (Last >> 8) | ((uint)buffer[offset + i] << 24);
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                body.Dispose();
            base.Dispose(disposing);
        }
    }
}
