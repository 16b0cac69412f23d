using System.Globalization;
using Newtonsoft.Json;

namespace CircleCi.Generated.Json;

/// <summary>Converts an extensible enum, an ID or a slug to and from text.</summary>
internal sealed class WireTextConverter<T> : JsonConverter
    where T : struct, IWireText<T>
{
    public override bool CanConvert(Type objectType) => objectType == typeof(T) || objectType == typeof(T?);

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) => reader.AtValue().TokenType switch
    {
        JsonToken.Null => objectType == typeof(T) ? default(T) : null,
        JsonToken.String or JsonToken.Integer or JsonToken.Float => Create(reader, Convert.ToString(reader.Value, CultureInfo.InvariantCulture)!),
        JsonToken.Date => Create(reader, (string)CircleCiJson.AsText(reader.Value)!),
        _ => throw new JsonSerializationException($"Expected text for {typeof(T).Name}, found {reader.TokenType} at {reader.Path}."),
    };

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) =>
        writer.WriteValue(value is IWireEnum known && writer is not SendingWriter ? known.Wire : ((T?)value)?.Value);

    private static T Create(JsonReader reader, string text)
    {
        try
        {
            return default(T).Create(text);
        }
        catch (ArgumentException e)
        {
            throw new JsonSerializationException($"{e.Message} It is at {reader.Path}.", e);
        }
    }
}
