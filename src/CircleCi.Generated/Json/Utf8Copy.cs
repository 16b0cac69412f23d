#if NET8_0_OR_GREATER
using System.Buffers;
using System.Text.Json;

namespace CircleCi.Generated.Json;

/// <summary>A copy of one value that a reader of System.Text.Json is at, as plain JSON: the reader may have it in several parts, and shows none of the bytes between its tokens.</summary>
internal struct Utf8Copy : IDisposable
{
    private const int FirstSize = 1024;

    private byte[] _bytes = Buffers<byte>.Rent(FirstSize);
    private int _count;

    /// <summary>Copies the value, to whose last token the reader goes.</summary>
    public Utf8Copy(ref Utf8JsonReader reader)
    {
        var depth = 0;
        do
        {
            depth += Copy(ref reader);
        }
        while (depth > 0 && reader.Read());
    }

    public readonly ArraySegment<byte> Bytes => new(_bytes, 0, _count);

    public readonly void Dispose() => Buffers<byte>.Return(_bytes);

    /// <summary>Copies one token. Gives by how many levels it goes deeper.</summary>
    private int Copy(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                Separate();
                Value(ref reader);
                return 1;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                Value(ref reader);
                return -1;
            case JsonTokenType.PropertyName:
                Separate();
                Text(ref reader);
                Sign((byte)':');
                return 0;
            case JsonTokenType.String:
                Separate();
                Text(ref reader);
                return 0;
            case JsonTokenType.Comment:
                return 0;
            default:
                Separate();
                Value(ref reader);
                return 0;
        }
    }

    /// <summary>Copies a text with its escapes.</summary>
    private void Text(ref Utf8JsonReader reader)
    {
        Sign((byte)'"');
        Value(ref reader);
        Sign((byte)'"');
    }

    private void Value(ref Utf8JsonReader reader)
    {
        var length = reader.HasValueSequence ? checked((int)reader.ValueSequence.Length) : reader.ValueSpan.Length;
        Reserve(length);
        if (reader.HasValueSequence)
            reader.ValueSequence.CopyTo(_bytes.AsSpan(_count));
        else
            reader.ValueSpan.CopyTo(_bytes.AsSpan(_count));
        _count += length;
    }

    /// <summary>A comma, except before the first of several and after a name.</summary>
    private void Separate()
    {
        if (_count > 0 && _bytes[_count - 1] is not ((byte)'{' or (byte)'[' or (byte)':'))
            Sign((byte)',');
    }

    private void Sign(byte sign)
    {
        Reserve(1);
        _bytes[_count++] = sign;
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - _count >= count)
            return;
        var larger = Buffers<byte>.Rent(Math.Max(checked(_count + count), _bytes.Length * 2));
        Buffer.BlockCopy(_bytes, 0, larger, 0, _count);
        Buffers<byte>.Return(_bytes);
        _bytes = larger;
    }
}
#endif
