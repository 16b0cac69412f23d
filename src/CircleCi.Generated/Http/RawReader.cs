namespace CircleCi.Generated.Http;

/// <summary>For calls that give the response as it came.</summary>
internal sealed class RawReader : IBodyReader<CircleCiResponse>
{
    public static readonly RawReader Instance = new();

    public CircleCiResponse Read(OpenResponse open, ArraySegment<byte> bytes) =>
        new(open.Request.Method, open.Request.Path, open.Call.Attempts, open.Response, open.Call.Token, [.. bytes]) { OddMembers = open.Call.OddMembers, Entry = open.Entry() };
}
