namespace CircleCi.Generated.Http;

/// <summary>For calls that give nothing.</summary>
internal sealed class NoReader : IBodyReader<bool>
{
    public static readonly NoReader Instance = new();

    public bool Read(OpenResponse open, ArraySegment<byte> bytes) => ResponseReader.Skip(open, bytes);
}
