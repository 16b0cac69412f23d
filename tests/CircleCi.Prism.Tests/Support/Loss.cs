using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace CircleCi.Prism.Tests.Support;

/// <summary>What is in one JSON and not in another.</summary>
internal static partial class Loss
{
    /// <summary>
    /// The values that are missing or different, each with its path. Null is nothing that could be missing, and values that mean the same are not
    /// different: 1, 1.0 and "1", true and "true", times in any notation.
    /// </summary>
    public static IEnumerable<string> Of(JToken? json, JToken? other) => (json, other) switch
    {
        (null or { Type: JTokenType.Null }, _) => [],
        (JObject o, JObject p) => o.Properties().SelectMany(m => Of(m.Value, p[m.Name])),
        (JArray a, JArray b) when Items(a).Count == Items(b).Count => Items(a).Zip(Items(b), Of).SelectMany(l => l),
        (JValue v, JValue w) when Meaning(v) == Meaning(w) => [],
        _ => [$"{json.Path}: {json.ToString(Newtonsoft.Json.Formatting.None)} became {other?.ToString(Newtonsoft.Json.Formatting.None) ?? "nothing"}"],
    };

    private static List<JToken> Items(JArray array) => [.. array.Where(i => i.Type != JTokenType.Null)];

    private static string Meaning(JValue value)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        return Time().IsMatch(text) ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUniversalTime().ToString("O")
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !long.TryParse(text, out _) ? number.ToString("R", CultureInfo.InvariantCulture)
            : value.Type == JTokenType.Boolean ? text.ToLowerInvariant()
            : text;
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")]
    private static partial Regex Time();
}
