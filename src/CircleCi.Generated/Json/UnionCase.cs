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
}
