using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CircleCi.Generated.Benchmarks.Clients;
using CircleCi.Generated.Benchmarks.HandWritten;
using Microsoft.Kiota.Abstractions.Serialization;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Linq;
using JsonSerializer = System.Text.Json.JsonSerializer;

namespace CircleCi.Generated.Benchmarks;

/// <summary>JSON in the one form that everyone's can be brought to, whatever a serializer makes of nulls, dates, numbers and order.</summary>
public static class Canonical
{
    // System.Text.Json knows the names in C# of stock enums only; with a small letter first they are those of the wire.
    private static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { DropConverters } },
    };

    /// <summary>Writes with the serializer that the type is made for.</summary>
    public static string Write(object value) => value switch
    {
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        string text => text,
        Stream stream => new StreamReader(stream).ReadToEnd(),
        IParsable ofKiota => new StreamReader(Kiotas.Write(ofKiota)).ReadToEnd(),
        _ when value.GetType().Namespace == typeof(HandWrittenContext).Namespace => JsonSerializer.Serialize(value, value.GetType(), HandWrittenContext.Default),
        _ when value.GetType().Namespace == nameof(StockText) => JsonSerializer.Serialize(value, Options),
        _ => JsonConvert.SerializeObject(value, new StringEnumConverter()),
    };

    public static JToken Of(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
        return Of(JToken.ReadFrom(reader));
    }

    /// <summary>Where two of them begin to differ, and how.</summary>
    public static string Difference(JToken? expected, JToken? actual) => (expected, actual) switch
    {
        (JObject x, JObject y) => First(x.Properties().Select(p => p.Name).Union(y.Properties().Select(p => p.Name)).Select(name => (x[name], y[name]))),
        (JArray x, JArray y) when x.Count == y.Count => First(x.Zip(y)!),
        _ => $"{(expected ?? actual)!.Path}: {Text(expected)} is {Text(actual)}",
    };

    private static string First(IEnumerable<(JToken? Expected, JToken? Actual)> pairs)
    {
        var (expected, actual) = pairs.First(p => !JToken.DeepEquals(p.Expected, p.Actual));
        return Difference(expected, actual);
    }

    private static string Text(JToken? token) => token?.ToString(Formatting.None) is { } text ? text[..Math.Min(text.Length, 200)] : "nothing";

    private static JToken Of(JToken token) => token switch
    {
        JObject o => new JObject(o.Properties().Select(p => new JProperty(p.Name, Of(p.Value))).Where(p => !IsEmpty(p.Value)).OrderBy(p => p.Name, StringComparer.Ordinal)),
        JArray a => new JArray(a.Select(Of)),
        JValue { Type: JTokenType.Integer } v => new JValue(v.ToObject<decimal>()),
        JValue { Value: string text } when IsTime(text, out var time) => new JValue(time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture)),
        _ => token,
    };

    private static bool IsEmpty(JToken token) => token.Type == JTokenType.Null || token is JContainer { Count: 0 };

    private static bool IsTime(string text, out DateTimeOffset time)
    {
        time = default;
        return text.Length > 10 && text[4] == '-' && text[10] == 'T' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }

    private static void DropConverters(JsonTypeInfo info)
    {
        foreach (var property in info.Properties)
            property.CustomConverter = null;
    }
}
