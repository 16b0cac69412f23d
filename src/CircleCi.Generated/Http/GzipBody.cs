using System.IO.Compression;

namespace CircleCi.Generated.Http;

/// <summary>
/// A body that was compressed with gzip. .NET takes one that is cut off for whole. Most that are whole tell by their last four bytes, the length of what was compressed.
/// Others, such as those of several members, are read on into a member of ours: only after a whole one what is in that comes out.
/// </summary>
internal sealed class GzipBody : ReadingStream
{
    // Within its eight bytes of gzip's frame.
    private static readonly byte[] Mark = [0xC1, 0x5C, 0x1E, 0xC1, 0xA5, 0xED, 0x0E, 0x4D];
    private static readonly byte[] MarkMember =
    [
        0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xFF,
        0x3B, 0x18, 0x23, 0x77, 0x70, 0xE9, 0x5B, 0x3E, 0x5F, 0x00,
        0xE4, 0x03, 0x93, 0x97, 0x08, 0x00, 0x00, 0x00,
    ];

    private readonly CompressedInput _compressed;
    private readonly GZipStream _stream;
    private long _count;
    private bool _isWhole;

    public GzipBody(Stream body)
    {
        _compressed = new CompressedInput(body, AtEnd);
        _stream = new GZipStream(_compressed, CompressionMode.Decompress);
    }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        if (_isWhole)
            return 0;
        try
        {
            var read = await FromStreamAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false);
            if (_compressed.WantsMore && !_isWhole)
                read = await WithoutMarkAsync(new ArraySegment<byte>(buffer, offset, read), cancellationToken).ConfigureAwait(false);
            _count += read;
            return read;
        }
        catch (InvalidDataException e) when (_compressed.WantsMore)
        {
            throw BrokenOff(e);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _stream.Dispose();
        base.Dispose(disposing);
    }

    private static InvalidDataException BrokenOff(Exception? e = null) => new("The compressed response breaks off.", e);

    private byte[] AtEnd(uint last)
    {
        _isWhole = _count > 0 && last == (uint)_count;
        return _isWhole ? [] : MarkMember;
    }

    /// <summary>How much of what was read comes before the mark, with which it must end.</summary>
    private async Task<int> WithoutMarkAsync(ArraySegment<byte> read, CancellationToken cancellationToken)
    {
        var rest = new byte[Mark.Length + 1];
        var count = 0;
        while (count < rest.Length && await FromStreamAsync(rest, count, rest.Length - count, cancellationToken).ConfigureAwait(false) is > 0 and var more)
            count += more;
        var end = read.Concat(rest.Take(count)).Skip(read.Count + count - Mark.Length);
        if (count == rest.Length || !end.SequenceEqual(Mark))
            throw BrokenOff();
        _isWhole = true;
        return read.Count + count - Mark.Length;
    }

    private Task<int> FromStreamAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
#if NET8_0_OR_GREATER
        _stream.ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
#else
        _stream.ReadAsync(buffer, offset, count, cancellationToken);
#endif
}
