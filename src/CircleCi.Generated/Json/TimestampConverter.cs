using System.Globalization;
using Newtonsoft.Json;

namespace CircleCi.Generated.Json;

/// <summary>Reads a time in all the ways in which CircleCI writes it, see <see cref="Timestamp"/>. Writes RFC 3339 in UTC.</summary>
internal sealed class TimestampConverter : JsonConverter
{
    public override bool CanConvert(Type objectType) => objectType == typeof(DateTimeOffset) || objectType == typeof(DateTimeOffset?);

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        var none = objectType == typeof(DateTimeOffset) ? default(DateTimeOffset) : (DateTimeOffset?)null;
        return reader.AtValue().Value switch
        {
            DateTimeOffset offset => offset,
            // A reader with other settings has made a date of the text.
            DateTime { Kind: DateTimeKind.Unspecified } time => new DateTimeOffset(time, TimeSpan.Zero),
            DateTime time => new DateTimeOffset(time.ToUniversalTime()),
            null when reader.TokenType == JsonToken.Null => none,
            string text when Timestamp.IsNone(text) => none,
            string text when Timestamp.TryParse(text, out var time) => time,
            long or double or decimal when Timestamp.TryParseEpoch(Convert.ToString(reader.Value, CultureInfo.InvariantCulture)!, out var time) => time,
            _ => throw new JsonSerializationException($"'{reader.Value ?? reader.TokenType}' at {reader.Path} is not a time."),
        };
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        if (value is DateTimeOffset time)
            writer.WriteValue(Timestamp.Format(time));
        else
            writer.WriteNull();
    }
}
