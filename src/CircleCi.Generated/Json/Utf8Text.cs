using System.Text;

namespace CircleCi.Generated.Json;

/// <summary>Bytes of UTF-8 as text, for JsonTextReader, without the buffers of a StreamReader.</summary>
internal sealed class Utf8Text : TextReader
{
    private const int None = -1;

    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly byte[] _bytes;
    private readonly int _end;
    private int _at;
    private char[]? _pair;
    private int _second = None;

    public Utf8Text(ArraySegment<byte> bytes)
    {
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

    public static string Decode(ArraySegment<byte> bytes) => Encoding.UTF8.GetString(bytes.Array!, bytes.Offset, bytes.Count);

    /// <summary>Gives as many characters as there is room for, and half a surrogate pair where there is room for no more.</summary>
    public override int Read(char[] buffer, int index, int count)
    {
        var read = 0;
        if (_second != None && count > 0)
        {
            buffer[index] = (char)_second;
            _second = None;
            read = 1;
        }

        // The decoder gives a pair or nothing of it.
        if (count - read > 1)
            read += Decode(buffer, index + read, count - read);
        else if (count - read == 1)
            read += DecodeOne(buffer, index + read);
        return read;
    }

    private int DecodeOne(char[] buffer, int index)
    {
        _pair ??= new char[2];
        var read = Decode(_pair, 0, 2);
        if (read == 0)
            return 0;
        buffer[index] = _pair[0];
        if (read == 2)
            _second = _pair[1];
        return 1;
    }

    private int Decode(char[] buffer, int index, int count)
    {
        if (_at == _end)
            return 0;
        // All that is left is given each time, so that the decoder holds nothing back.
        _decoder.Convert(_bytes, _at, _end - _at, buffer, index, count, flush: true, out var used, out var read, out _);
        _at += used;
        return read;
    }
}
