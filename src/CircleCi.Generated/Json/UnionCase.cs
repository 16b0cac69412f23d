using System.Globalization;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Json;

/// <summary>Determines which case of a union JSON is.</summary>
internal static class UnionCase
{
    public static bool IsBoolean(JToken json, out bool value)
    {
        value = json.Type == JTokenType.Boolean && (bool)json;
        return json.Type == JTokenType.Boolean;
    }

    public static bool IsInteger(JToken json, out long value)
    {
        value = 0;
        if (json is JValue { Value: long known })
        {
            value = known;
            return true;
        }

        return json is JValue { Type: JTokenType.Integer } number && long.TryParse(number.ToString(CultureInfo.InvariantCulture), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    public static bool IsNumber(JToken json, out double value)
    {
        var isNumber = json.Type is JTokenType.Integer or JTokenType.Float;
        value = isNumber ? (double)json : 0;
        return isNumber;
    }

    /// <summary>Whether it is an object that has one of the signs: a member that is there and not empty, or one with a certain text (<c>name=text</c>).</summary>
    public static bool IsObject(JToken json, params string[] signs) =>
        json is JObject o && (signs.Length == 0 || signs.Any(sign => Has(o, sign)));

    private static bool Has(JObject json, string sign)
    {
        var equals = sign.IndexOf('=');
        var member = json[equals < 0 ? sign : sign.Substring(0, equals)];
        return equals < 0
            ? member is not (null or JValue { Type: JTokenType.Null } or JArray { Count: 0 })
            : member is JValue { Type: JTokenType.String } text && string.Equals((string?)text, sign.Substring(equals + 1), StringComparison.Ordinal);
    }
}
