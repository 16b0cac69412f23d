namespace CircleCi.Generated.Json;

/// <summary>Arrays for bodies and their texts, used again and again.</summary>
internal static class Buffers<T>
{
#if NET8_0_OR_GREATER
    public static T[] Rent(int size) => System.Buffers.ArrayPool<T>.Shared.Rent(size);

    public static void Return(T[] buffer) => System.Buffers.ArrayPool<T>.Shared.Return(buffer);
#else
    // netstandard2.0 has no ArrayPool without another package. A few arrays of moderate size serve the calls of a program.
    private const int MaxKept = 2 << 20;
    private static readonly T[]?[] Kept = new T[8][];

    public static T[] Rent(int size)
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

        return new T[size];
    }

    public static void Return(T[] buffer)
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
