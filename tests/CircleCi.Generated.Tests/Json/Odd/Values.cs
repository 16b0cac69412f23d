using System.Globalization;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Json.Odd;

/// <summary>Values of every kind, for members of every other.</summary>
internal static class Values
{
    public static IReadOnlyList<string> All { get; } =
    [
        "5", "-7", "1.5", "0", "2.0", "1e2", "99999999999999999999999", "true", "false",
        "\"\"", "\" \"", "\"text\"", "\"12\"", "\"1.5\"", "\"1,5\"", "\"012\"", "\"14:30\"", "\"true\"", "\"é \\\"\\\\ 漢\"", "\"00000000-0000-0000-0000-00000000000g\"",
        "1681507214", "1681507214000", "[]", "[null]", "[1]", "[\"a\",1,{}]", "[[]]", "{}", "{\"a\":1}", "{\"id\":[],\"name\":{}}",
    ];

    /// <summary>Whether what is written of a member says the same as what came.</summary>
    public static bool SaysTheSame(JToken? written, JToken came)
    {
        if (written is null)
            return false;
        if (JToken.DeepEquals(written, came) || (came is JArray { Count: 1 } one && SaysTheSame(written, one[0])) || (written is JArray { Count: 1 } only && SaysTheSame(only[0], came)))
            return true;
        // Nulls of lists say nothing; false instead of a list says that it is empty.
        if (written is JArray { Count: 0 })
            return came is JArray empty ? empty.All(e => e.Type == JTokenType.Null) : came.Type == JTokenType.Boolean && !(bool)came;
        if (written is not JValue { Type: JTokenType.String or JTokenType.Integer or JTokenType.Float or JTokenType.Boolean } || came is not JValue)
            return false;
        var (left, right) = (Text(written), Text(came));
        return left == right
            || (decimal.TryParse(left, NumberStyles.Float, CultureInfo.InvariantCulture, out var l) && decimal.TryParse(right, NumberStyles.Float, CultureInfo.InvariantCulture, out var r) && l == r)
            || (double.TryParse(left, NumberStyles.Float, CultureInfo.InvariantCulture, out var ld) && double.TryParse(right, NumberStyles.Float, CultureInfo.InvariantCulture, out var rd) && ld.Equals(rd))
            || (left is "true" or "false" && right == (left == "true" ? "1" : "0"))
            || (left == "2023-04-14T21:20:14Z" && right is "1681507214" or "1681507214000");
    }

    private static string Text(JToken json) => json.Type == JTokenType.String ? (string)json! : json.ToString(Newtonsoft.Json.Formatting.None);
}
