using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace CircleCi.Prism.Tests.Support;

/// <summary>What is in one JSON and not in another.</summary>
internal static partial class Loss
{
    /// <summary>
    /// The values that are missing or different, each with its path. Null is nothing that could be missing, and values that mean the same are not
    /// different: 1, 1.0 and "1", true and "true", times and durations in any notation. TimeSpan has durations to 100 ns.
    /// </summary>
    public static IEnumerable<string> Of(JToken? json, JToken? other) => (json, other) switch
    {
        (null or { Type: JTokenType.Null }, _) => [],
        (JObject o, JObject p) => o.Properties().SelectMany(m => Of(m.Value, p[m.Name])),
        (JArray a, JArray b) when Items(a).Count == Items(b).Count => Items(a).Zip(Items(b), Of).SelectMany(l => l),
        (JValue v, JValue w) when Meaning(v) == Meaning(w) || IsSameDuration(v, w) => [],
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

    private static bool IsSameDuration(JValue value, JValue other)
    {
        var (text, otherText) = (value.ToString(CultureInfo.InvariantCulture), other.ToString(CultureInfo.InvariantCulture));
        if (value.Type == JTokenType.String)
            return Parts().IsMatch(text) && Parts().IsMatch(otherText) && Milliseconds(text) == Milliseconds(otherText);
        return DurationName().IsMatch(value.Path) && double.TryParse(text, CultureInfo.InvariantCulture, out var seconds) && double.TryParse(otherText, CultureInfo.InvariantCulture, out var otherSeconds)
            && Math.Abs(seconds - otherSeconds) <= 1e-7;
    }

    private static decimal Milliseconds(string text) => Part().Matches(text).Sum(m => decimal.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture) * m.Groups[2].Value switch
    {
        "ms" => 1,
        "s" => 1_000,
        "m" => 60_000,
        "h" => 3_600_000,
        "d" => 86_400_000,
        _ => 604_800_000,
    });

    [GeneratedRegex(@"^(\d+(ms|[smhdw]))+$")]
    private static partial Regex Parts();

    [GeneratedRegex(@"(\d+)(ms|[smhdw])")]
    private static partial Regex Part();

    [GeneratedRegex(@"(time|duration|duration_metrics\.\w+|duration_secs|mttr|wasted)$")]
    private static partial Regex DurationName();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")]
    private static partial Regex Time();
}
