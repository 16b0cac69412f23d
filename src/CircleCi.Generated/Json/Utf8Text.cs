using System.Text;

namespace CircleCi.Generated.Json;

/// <summary>Bytes of UTF-8 as text, a byte-order mark left out: for JsonTextReader, without the buffers of a StreamReader.</summary>
internal sealed class Utf8Text : TextReader
{
    private readonly byte[] _bytes;
    private readonly int _end;
    private int _at;

    public Utf8Text(ArraySegment<byte> bytes)
    {
        bytes = WithoutMark(bytes);
        _bytes = bytes.Array!;
        _at = bytes.Offset;
        _end = bytes.Offset + bytes.Count;
    }

    /// <summary>The bytes without the byte-order mark that they may begin with.</summary>
    public static ArraySegment<byte> WithoutMark(ArraySegment<byte> bytes)
    {
        var (array, at) = (bytes.Array!, bytes.Offset);
        return bytes.Count >= 3 && array[at] == 0xEF && array[at + 1] == 0xBB && array[at + 2] == 0xBF ? new(array, at + 3, bytes.Count - 3) : bytes;
    }

    public override int Read(char[] buffer, int index, int count)
    {
        // A byte makes one char at most; a character is not cut in two.
        var end = Math.Min(_at + count, _end);
        for (var i = 0; i < 3 && end < _end && end > _at && (_bytes[end] & 0xC0) == 0x80; i++)
            end--;
        // Room for less than a character: only a caller with a tiny buffer sees that.
        if (end == _at && _at < _end)
            throw new ArgumentException("The buffer is too small for a character.", nameof(count));
        var read = Encoding.UTF8.GetChars(_bytes, _at, end - _at, buffer, index);
        _at = end;
        return read;
    }
}
