using Newtonsoft.Json;

namespace CircleCi.Generated.Json;

/// <summary>Character arrays for JsonTextReader, used again and again; large ones from the start, so that it seldom has to refill them.</summary>
internal sealed class CharBuffers : IArrayPool<char>
{
    private const int MinSize = 4096;

    public static CharBuffers Shared { get; } = new();

    public char[] Rent(int minimumLength) => Buffers<char>.Rent(Math.Max(minimumLength, MinSize));

    public void Return(char[]? array)
    {
        if (array is not null)
            Buffers<char>.Return(array);
    }
}
