using Newtonsoft.Json;

namespace CircleCi.Generated.Json;

/// <summary>Reads a map. Nulls in it are omitted.</summary>
internal class MapConverter<T, TItemConverter> : JsonConverter
    where TItemConverter : JsonConverter, new()
{
    private readonly TItemConverter _items = new();

    public override bool CanWrite => false;

    public override bool CanConvert(Type objectType) => objectType.IsAssignableFrom(typeof(CircleCiMap<T>));

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        if (reader.AtValue().TokenType == JsonToken.Null)
            return null;
        if (reader.TokenType != JsonToken.StartObject)
            throw new JsonSerializationException($"Expected an object, found {reader.TokenType} at '{reader.Path}'.");
        using var texts = reader.WithDatesAsTexts();
        var map = new CircleCiMap<T>();
        while (reader.Advance() != JsonToken.EndObject)
        {
            var name = (string)reader.Value!;
            reader.Advance();
            if (reader.TryReadElement<T>(_items, serializer, out var element))
                map[name] = element;
        }

        return map;
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => throw new NotSupportedException();
}

/// <summary>Reads a map whose values are read as their type says.</summary>
internal sealed class MapConverter<T> : MapConverter<T, PlainConverter>;
