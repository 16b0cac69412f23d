using Newtonsoft.Json;

namespace CircleCi.Generated.Json;

/// <summary>A duration as a text such as <c>1h30m</c>.</summary>
internal sealed class DurationTextConverter : JsonConverter
{
    public override bool CanConvert(Type objectType) => objectType == typeof(TimeSpan) || objectType == typeof(TimeSpan?);

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) => reader.AtValue().Value switch
    {
        null when reader.TokenType == JsonToken.Null => objectType == typeof(TimeSpan) ? default(TimeSpan) : null,
        TimeSpan span => span,
        string text when Durations.TryParse(text, out var duration) => duration,
        _ => throw new JsonSerializationException($"'{reader.Value ?? reader.TokenType}' at {reader.Path} is no duration."),
    };

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) =>
        writer.WriteValue(value is TimeSpan duration ? Durations.Format(duration) : null);
}
