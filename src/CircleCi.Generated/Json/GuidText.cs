#if NET8_0_OR_GREATER
using System.Buffers.Text;
#endif

namespace CircleCi.Generated.Json;

/// <summary>UUIDs in their common form, of 36 characters.</summary>
internal static class GuidText
{
#if NET8_0_OR_GREATER
    public static bool TryParse(byte[] bytes, int at, out Guid value) => Utf8Parser.TryParse(bytes.AsSpan(at, 36), out value, out var length, 'D') && length == 36;
#else
    // Negative, also when combined with what is not.
    private const long NoDigit = long.MinValue;

    public static bool TryParse(byte[] bytes, int at, out Guid value)
    {
        value = default;
        if (bytes[at + 8] != '-' || bytes[at + 13] != '-' || bytes[at + 18] != '-' || bytes[at + 23] != '-')
            return false;
        var first = Digits(bytes, at, 8);
        var second = Digits(bytes, at + 9, 4);
        var third = Digits(bytes, at + 14, 4);
        var fourth = Digits(bytes, at + 19, 4);
        var last = Digits(bytes, at + 24, 12);
        if ((first | second | third | fourth | last) < 0)
            return false;
        value = unchecked(new Guid(
            (int)first,
            (short)second,
            (short)third,
            (byte)(fourth >> 8),
            (byte)fourth,
            (byte)(last >> 40),
            (byte)(last >> 32),
            (byte)(last >> 24),
            (byte)(last >> 16),
            (byte)(last >> 8),
            (byte)last));
        return true;
    }

    private static long Digits(byte[] bytes, int at, int count)
    {
        long value = 0;
        for (var end = at + count; at < end; at++)
        {
            int digit = bytes[at];
            if ((uint)(digit - '0') <= 9)
                digit -= '0';
            else if ((uint)((digit | 0x20) - 'a') <= 5)
                digit = (digit | 0x20) - 'a' + 10;
            else
                return NoDigit;
            value = (value << 4) | (uint)digit;
        }

        return value;
    }
#endif
}
