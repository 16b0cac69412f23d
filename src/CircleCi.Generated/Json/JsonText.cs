#if NET8_0_OR_GREATER
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text.Json;
#endif

namespace CircleCi.Generated.Json;

/// <summary>Texts in JSON, within their quotes.</summary>
internal static class JsonText
{
    /// <summary>The place of the quote that ends the text from <paramref name="at"/> on, or -1.</summary>
    public static int End(byte[] bytes, int at, int end, out bool isEscaped)
    {
        isEscaped = false;
        while (true)
        {
            at = FindQuoteOrBackslash(bytes, at, end);
            if (at < 0 || bytes[at] == '"')
                return at;
            isEscaped = true;
            at += 2;
            if (at > end)
                return -1;
        }
    }

    /// <summary>A text with escapes in it, by the reader that the framework has.</summary>
    /// <exception cref="UnusualJsonException">It has what is no escape, or no character.</exception>
    public static string Decode(byte[] bytes, int start, int length)
    {
#if NET8_0_OR_GREATER
        try
        {
            var reader = new Utf8JsonReader(bytes.AsSpan(start - 1, length + 2));
            return reader.Read() && reader.GetString() is { } text ? text : throw new UnusualJsonException();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new UnusualJsonException();
        }
#else
        using var reader = CircleCiJson.NewReader(new ArraySegment<byte>(bytes, start - 1, length + 2));
        return reader.Read() && reader.Value is string text ? text : throw new UnusualJsonException();
#endif
    }

#if NET8_0_OR_GREATER
    // Most texts are no longer than this; to look at these here takes half as long as a call of the framework.
    private const int Short = 48;

    private static int FindQuoteOrBackslash(byte[] bytes, int at, int end)
    {
        for (var until = Math.Min(end, at + Short); until - at >= Vector128<byte>.Count; at += Vector128<byte>.Count)
        {
            var sixteen = Vector128.Create<byte>(bytes.AsSpan(at, Vector128<byte>.Count));
            var found = Vector128.Equals(sixteen, Vector128.Create((byte)'"')) | Vector128.Equals(sixteen, Vector128.Create((byte)'\\'));
            if (found != Vector128<byte>.Zero)
                return at + BitOperations.TrailingZeroCount(found.ExtractMostSignificantBits());
        }

        var further = bytes.AsSpan(at, end - at).IndexOfAny((byte)'"', (byte)'\\');
        return further < 0 ? -1 : at + further;
    }
#else
    private static int FindQuoteOrBackslash(byte[] bytes, int at, int end)
    {
        // Eight bytes at a time while none of them is either.
        while (end - at >= sizeof(ulong))
        {
            var eight = BitConverter.ToUInt64(bytes, at);
            if ((Zeros(eight ^ 0x2222222222222222) | Zeros(eight ^ 0x5C5C5C5C5C5C5C5C)) != 0)
                break;
            at += sizeof(ulong);
        }

        for (; at < end; at++)
        {
            if (bytes[at] is (byte)'"' or (byte)'\\')
                return at;
        }

        return -1;
    }

    /// <summary>Not 0 if one of the eight bytes is.</summary>
    private static ulong Zeros(ulong eight) => (eight - 0x0101010101010101) & ~eight & 0x8080808080808080;
#endif
}
