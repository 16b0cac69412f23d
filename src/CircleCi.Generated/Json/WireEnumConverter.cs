using System.Globalization;
using Newtonsoft.Json;

namespace CircleCi.Generated.Json;

/// <summary>Reads and writes an extensible enum as its text, whatever the text is.</summary>
internal sealed class WireEnumConverter<T> : JsonConverter
    where T : struct, IWireEnum<T>
{
    public override bool CanConvert(Type objectType) => objectType == typeof(T) || objectType == typeof(T?);

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) => reader.AtValue().TokenType switch
    {
        JsonToken.Null => objectType == typeof(T) ? default(T) : null,
        JsonToken.String or JsonToken.Integer or JsonToken.Float or JsonToken.Boolean =>
            default(T).Create(Convert.ToString(reader.Value, CultureInfo.InvariantCulture)!),
        JsonToken.Date => default(T).Create((string)CircleCiJson.AsText(reader.Value)!),
        _ => throw new JsonSerializationException($"Expected text for {typeof(T).Name}, found {reader.TokenType} at {reader.Path}."),
    };

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) =>
        writer.WriteValue(writer is SendingWriter ? ((T?)value)?.Value : ((T?)value)?.Wire);
}
