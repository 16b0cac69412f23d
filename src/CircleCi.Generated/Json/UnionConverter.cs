using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Json;

/// <summary>Reads a union by the content of the JSON and writes what it holds.</summary>
internal abstract class UnionConverter<T> : JsonConverter<T>
    where T : Union, new()
{
    public override T ReadJson(JsonReader reader, Type objectType, T? existingValue, bool hasExistingValue, JsonSerializer serializer)
    {
        if (reader.AtValue().TokenType == JsonToken.Null)
            return new T();
        return ReadUnion(CircleCiJson.ReadToken(reader), serializer);
    }

    public override void WriteJson(JsonWriter writer, T? value, JsonSerializer serializer)
    {
        if (value?.Value is { } content)
            serializer.Serialize(writer, content);
        else
            writer.WriteNull();
    }

    protected static bool IsBoolean(JToken json, out bool value)
    {
        value = json.Type == JTokenType.Boolean && (bool)json;
        return json.Type == JTokenType.Boolean;
    }

    protected static bool IsInteger(JToken json, out long value)
    {
        value = 0;
        if (json is JValue { Value: long known })
        {
            value = known;
            return true;
        }

        return json is JValue { Type: JTokenType.Integer } number && long.TryParse(number.ToString(CultureInfo.InvariantCulture), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    protected static bool IsNumber(JToken json, out double value)
    {
        var is_ = json.Type is JTokenType.Integer or JTokenType.Float;
        value = is_ ? (double)json : 0;
        return is_;
    }

    protected static bool IsString(JToken json, [NotNullWhen(true)] out string? value)
    {
        value = json.Type == JTokenType.String ? (string?)json : null;
        return value is not null;
    }

    /// <summary>Whether it is an object that has one of the signs: a member that is there and not empty, or one with a certain text (<c>name=text</c>).</summary>
    protected static bool IsObject(JToken json, params string[] signs) =>
        json is JObject o && (signs.Length == 0 || signs.Any(sign => Has(o, sign)));

    /// <summary>Finds the case that the JSON is.</summary>
    protected abstract T ReadUnion(JToken json, JsonSerializer serializer);

    private static bool Has(JObject json, string sign)
    {
        var equals = sign.IndexOf('=');
        var member = json[equals < 0 ? sign : sign.Substring(0, equals)];
        return equals < 0
            ? member is not (null or JValue { Type: JTokenType.Null } or JArray { Count: 0 })
            : member is JValue { Type: JTokenType.String } text && string.Equals((string?)text, sign.Substring(equals + 1), StringComparison.Ordinal);
    }
}
