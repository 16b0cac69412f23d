using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Server;

/// <summary>Clojure's EDN: what v1 and v1.1 return if the request does not say what it accepts.</summary>
internal static partial class Edn
{
    public const string ContentType = "application/edn;charset=utf-8";

    public static string Of(JToken json) => json switch
    {
        JObject map => $"{{{string.Join(", ", map.Properties().Select(p => $"{Key(p.Name)} {Of(p.Value)}"))}}}",
        JArray list => $"[{string.Join(' ', list.Select(Of))}]",
        { Type: JTokenType.Null } => "nil",
        _ => json.ToString(Formatting.None),
    };

    private static string Key(string name) => Word().IsMatch(name) ? $":{name}" : JsonConvert.ToString(name);

    [GeneratedRegex(@"^[A-Za-z_][\w-]*$")]
    private static partial Regex Word();
}
