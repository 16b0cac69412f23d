using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Json;

/// <summary>JSON that is parsed when somebody asks for it.</summary>
internal sealed class RawJson(byte[] bytes)
{
    public JToken Parse() => CircleCiJson.ReadToken(new ArraySegment<byte>(bytes), CircleCiJson.MaxDepth);
}
