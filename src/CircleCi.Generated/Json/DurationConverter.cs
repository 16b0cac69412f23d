using System.Globalization;
using Newtonsoft.Json;

namespace CircleCi.Generated.Json;

/// <summary>Reads and writes a duration as a number of units.</summary>
internal abstract class DurationConverter(long ticksPerUnit) : JsonConverter
{
    public override bool CanConvert(Type objectType) => objectType == typeof(TimeSpan) || objectType == typeof(TimeSpan?);

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        TimeSpan duration = default;
        return reader.AtValue().Value switch
        {
            null when reader.TokenType == JsonToken.Null => objectType == typeof(TimeSpan) ? default(TimeSpan) : null,
            TimeSpan span => span,
            long whole when Durations.TryCreate(whole, ticksPerUnit, out duration) => duration,
            double or decimal or string when double.TryParse(Convert.ToString(reader.Value, CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && Durations.TryCreate(number, ticksPerUnit, out duration) => duration,
            _ => throw new JsonSerializationException($"'{reader.Value ?? reader.TokenType}' at {reader.Path} is no duration."),
        };
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) =>
        writer.WriteValue(value is TimeSpan duration ? Durations.In(duration, ticksPerUnit) : null);
}
