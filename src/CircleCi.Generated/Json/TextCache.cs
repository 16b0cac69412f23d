#if NET8_0_OR_GREATER
using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace CircleCi.Generated.Json;

/// <summary>
/// Makes texts of bytes, and one text of bytes that come again, as names of projects, people and branches do. For one answer only: what lived
/// longer would keep data of the API alive.
/// </summary>
internal struct TextCache(int bytes) : IDisposable
{
    private const int Size = 256;
    private const int MaxLength = 48;

    // Below this size an answer has little to repeat.
    private readonly bool _isWorthIt = bytes > 2048;
    private string?[]? _texts;

    public string Get(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 0)
            return string.Empty;
        if (!_isWorthIt || bytes.Length is < sizeof(ulong) or > MaxLength)
            return Encoding.UTF8.GetString(bytes);
        _texts ??= ArrayPool<string?>.Shared.Rent(Size);

        var first = MemoryMarshal.Read<ulong>(bytes);
        var last = MemoryMarshal.Read<ulong>(bytes[^sizeof(ulong)..]);
        var place = (((first * 0x9E3779B97F4A7C15) ^ last) * 0xC2B2AE3D27D4EB4F) >> 56;
        ref var text = ref _texts[place];
        // Only ASCII is ever found again; other texts have another length than their bytes or are not equal to them.
        if (text is null || text.Length != bytes.Length || !Ascii.Equals(bytes, text))
            text = Encoding.UTF8.GetString(bytes);
        return text;
    }

    public void Dispose()
    {
        if (_texts is not null)
            ArrayPool<string?>.Shared.Return(_texts, clearArray: true);
        _texts = null;
    }
}
#endif
