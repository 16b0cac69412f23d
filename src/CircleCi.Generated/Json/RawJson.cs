using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Json;

/// <summary>JSON that is parsed when somebody asks for it.</summary>
internal sealed class RawJson(byte[] bytes)
{
    /// <exception cref="CircleCiFormatException">It is no JSON.</exception>
    public JToken Parse()
    {
        try
        {
            return CircleCiJson.ReadToken(new ArraySegment<byte>(bytes), CircleCiJson.MaxDepth);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new CircleCiFormatException($"A value of a response could not be read when it was looked at: {e.Message}", e);
        }
    }
}
