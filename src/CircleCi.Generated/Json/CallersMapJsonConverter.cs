#if NET8_0_OR_GREATER
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace CircleCi.Generated.Json;

/// <summary>Has System.Text.Json read and write a map of values of the caller's choice, by the caller's options.</summary>
internal sealed class CallersMapJsonConverter<T> : JsonConverter<CircleCiMap<T>>
{
    public override CircleCiMap<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException($"Expected an object for a map, found {reader.TokenType}.");
        var values = TypeOf(options);
        var map = new CircleCiMap<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (JsonSerializer.Deserialize(ref reader, values) is { } value)
                map[name] = value;
        }

        return map;
    }

    public override void Write(Utf8JsonWriter writer, CircleCiMap<T> value, JsonSerializerOptions options)
    {
        var values = TypeOf(options);
        writer.WriteStartObject();
        foreach (var (name, item) in value)
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, item, values);
        }

        writer.WriteEndObject();
    }

    private static JsonTypeInfo<T> TypeOf(JsonSerializerOptions options) => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
}
#endif
