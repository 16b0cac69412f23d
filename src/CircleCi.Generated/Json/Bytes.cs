#if NET8_0_OR_GREATER
using System.Text;
#endif

namespace CircleCi.Generated.Json;

/// <summary>Comparisons of bytes, by the fastest way that the framework has.</summary>
internal static class Bytes
{
#if NET8_0_OR_GREATER
    /// <summary>Whether the bytes are the ASCII text.</summary>
    public static bool Are(byte[] bytes, int start, string text) => Ascii.Equals(bytes.AsSpan(start, text.Length), text);

    /// <summary>Whether the others are found at this place.</summary>
    public static bool Are(byte[] bytes, int start, byte[] others) => bytes.AsSpan(start, others.Length).SequenceEqual(others);
#else
    /// <summary>Whether the bytes are the ASCII text.</summary>
    public static bool Are(byte[] bytes, int start, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            // What is no ASCII is in no byte, or is one byte of several.
            if (bytes[start + i] != text[i] || text[i] > 0x7F)
                return false;
        }

        return true;
    }

    /// <summary>Whether the others are found at this place.</summary>
    public static bool Are(byte[] bytes, int start, byte[] others)
    {
        for (var i = 0; i < others.Length; i++)
        {
            if (bytes[start + i] != others[i])
                return false;
        }

        return true;
    }
#endif
}
