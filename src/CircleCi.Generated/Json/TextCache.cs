using System.Text;

namespace CircleCi.Generated.Json;

/// <summary>
/// Makes texts of bytes, and one text of bytes that come again, as names of projects, people and branches do. For one response only: what lived
/// longer would keep data of the API alive.
/// </summary>
internal struct TextCache(int bytes) : IDisposable
{
    private const int Size = 256;
    private const int MaxLength = 48;

    // Below this size a response has little to repeat.
    private readonly bool _isWorthIt = bytes > 2048;
    private string?[]? _texts;

    public string Get(byte[] bytes, int start, int length)
    {
        if (length == 0)
            return string.Empty;
        if (!_isWorthIt || length is < sizeof(ulong) or > MaxLength)
            return NewText(bytes, start, length);
        _texts ??= Buffers<string?>.Rent(Size);

        var first = BitConverter.ToUInt64(bytes, start);
        var last = BitConverter.ToUInt64(bytes, start + length - sizeof(ulong));
        var place = (((first * 0x9E3779B97F4A7C15) ^ last) * 0xC2B2AE3D27D4EB4F) >> 56;
        ref var text = ref _texts[place];
        // Only ASCII is ever found again; other texts have another length than their bytes or are not equal to them.
        if (text is null || text.Length != length || !Bytes.Are(bytes, start, text))
            text = NewText(bytes, start, length);
        return text;
    }

    private static string NewText(byte[] bytes, int start, int length) =>
#if NET8_0_OR_GREATER
        // Of ASCII, as most texts are, nobody has to count the characters.
        Ascii.IsValid(bytes.AsSpan(start, length)) ? Encoding.Latin1.GetString(bytes, start, length) :
#endif
        Encoding.UTF8.GetString(bytes, start, length);

    public void Dispose()
    {
        if (_texts is null)
            return;
        Array.Clear(_texts, 0, Size);
        Buffers<string?>.Return(_texts);
        _texts = null;
    }
}
