using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Server;

/// <summary>JSON as it was written: texts that look like times stay texts.</summary>
internal static class JsonText
{
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JToken Read(TextReader text)
    {
        using var reader = new JsonTextReader(text) { DateParseHandling = DateParseHandling.None };
        return JToken.ReadFrom(reader);
    }
}
