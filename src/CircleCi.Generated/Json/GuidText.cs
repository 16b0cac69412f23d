#if NET8_0_OR_GREATER
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
#endif

namespace CircleCi.Generated.Json;

/// <summary>UUIDs in their common form, of 36 characters.</summary>
internal static class GuidText
{
#if NET8_0_OR_GREATER
    private const int Length = 36;

    public static bool TryParse(byte[] bytes, int at, out Guid value)
    {
        var text = bytes.AsSpan(at, Length);
        if (!Vector128.IsHardwareAccelerated || !BitConverter.IsLittleEndian)
            return Utf8Parser.TryParse(text, out value, out var length, 'D') && length == Length;
        value = default;
        if (text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-')
            return false;
        // The digits in the order in which a Guid has its bytes, the first three numbers backwards: the left one of each byte, and the right one.
        Vector128<byte> a = Vector128.Create<byte>(text), b = Vector128.Create<byte>(text[16..]), c = Vector128.Create<byte>(text[20..]);
        const byte No = 0xFF;
        var left = Vector128.Shuffle(a, Vector128.Create(6, 4, 2, 0, 11, 9, No, 14, No, No, No, No, No, No, No, No))
            | Vector128.Shuffle(b, Vector128.Create(No, No, No, No, No, No, 0, No, 3, 5, 8, 10, 12, 14, No, No))
            | Vector128.Shuffle(c, Vector128.Create(No, No, No, No, No, No, No, No, No, No, No, No, No, No, 12, 14));
        var right = Vector128.Shuffle(a, Vector128.Create(7, 5, 3, 1, 12, 10, No, 15, No, No, No, No, No, No, No, No))
            | Vector128.Shuffle(b, Vector128.Create(No, No, No, No, No, No, 1, No, 4, 6, 9, 11, 13, 15, No, No))
            | Vector128.Shuffle(c, Vector128.Create(No, No, No, No, No, No, No, No, No, No, No, No, No, No, 13, 15));
        if ((Digits(ref left) & Digits(ref right)) != Vector128<byte>.AllBitsSet)
            return false;
        value = Unsafe.BitCast<Vector128<byte>, Guid>(Vector128.ShiftLeft(left, 4) | right);
        return true;
    }

    /// <summary>Makes numbers of hexadecimal digits. All bits are set in the result where there was one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Digits(ref Vector128<byte> characters)
    {
        var numbers = characters - Vector128.Create((byte)'0');
        var letters = (characters | Vector128.Create((byte)0x20)) - Vector128.Create((byte)'a');
        var areNumbers = Vector128.LessThanOrEqual(numbers, Vector128.Create((byte)9));
        characters = Vector128.ConditionalSelect(areNumbers, numbers, letters + Vector128.Create((byte)10));
        return areNumbers | Vector128.LessThanOrEqual(letters, Vector128.Create((byte)5));
    }
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
