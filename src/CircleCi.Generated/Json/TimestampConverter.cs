using System.Globalization;
using Newtonsoft.Json;

namespace CircleCi.Generated.Json;

/// <summary>
/// Reads the ways in which CircleCI writes a time: RFC 3339 with any offset, and the Clojure reader's <c>#joda/inst 2023-04-14T21:20:14+0000</c>
/// (the example for project variables in CircleCI's own description). Writes RFC 3339 in UTC.
/// </summary>
internal sealed class TimestampConverter : JsonConverter
{
    private const string Joda = "#joda/inst";
    private const string Utc = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    public static string Format(DateTimeOffset value) => value.UtcDateTime.ToString(Utc, CultureInfo.InvariantCulture);

    public override bool CanConvert(Type objectType) => objectType == typeof(DateTimeOffset) || objectType == typeof(DateTimeOffset?);

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        var none = objectType == typeof(DateTimeOffset) ? default(DateTimeOffset) : (DateTimeOffset?)null;
        switch (reader.Value)
        {
            case DateTimeOffset offset:
                return offset;
            case DateTime { Kind: DateTimeKind.Unspecified } time:
                return new DateTimeOffset(time, TimeSpan.Zero);
            case DateTime time:
                return new DateTimeOffset(time.ToUniversalTime());
            case null:
                return none;
            case string text when text.Trim().Length == 0:
                return none;
            case string text:
                var value = text.StartsWith(Joda, StringComparison.Ordinal) ? text.Substring(Joda.Length) : text;
                if (DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var parsed))
                    return parsed;
                break;
        }

        throw new JsonSerializationException($"'{reader.Value}' at {reader.Path} is no time.");
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        if (value is DateTimeOffset time)
            writer.WriteValue(Format(time));
        else
            writer.WriteNull();
    }
}
