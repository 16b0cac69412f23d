namespace CircleCi.Generated.Http;

/// <summary>Byte arrays for bodies, used again and again.</summary>
internal static class Buffers
{
#if NET8_0_OR_GREATER
    public static byte[] Rent(int size) => System.Buffers.ArrayPool<byte>.Shared.Rent(size);

    public static void Return(byte[] buffer) => System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
#else
    // netstandard2.0 has no ArrayPool without another package. A few arrays of moderate size serve the calls of a program.
    private const int MaxKept = 1 << 20;
    private static readonly byte[]?[] Kept = new byte[8][];

    public static byte[] Rent(int size)
    {
        for (var i = 0; i < Kept.Length; i++)
        {
            if (Interlocked.Exchange(ref Kept[i], null) is not { } buffer)
                continue;
            if (buffer.Length >= size)
                return buffer;
            // Too small; a larger one takes its place when it comes back.
            break;
        }

        return new byte[size];
    }

    public static void Return(byte[] buffer)
    {
        if (buffer.Length > MaxKept)
            return;
        for (var i = 0; i < Kept.Length; i++)
        {
            if (Interlocked.CompareExchange(ref Kept[i], buffer, null) is null)
                return;
        }
    }
#endif
}
