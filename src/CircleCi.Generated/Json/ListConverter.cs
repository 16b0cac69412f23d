using Newtonsoft.Json;

namespace CircleCi.Generated.Json;

/// <summary>Reads a list, also where CircleCI sends its only element by itself. Nulls in it are omitted.</summary>
internal class ListConverter<T, TItemConverter> : JsonConverter
    where TItemConverter : JsonConverter, new()
{
    private readonly TItemConverter _items = new();

    public override bool CanWrite => false;

    public override bool CanConvert(Type objectType) => objectType.IsAssignableFrom(typeof(List<T>));

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        if (reader.AtValue().TokenType == JsonToken.Null)
            return null;
        using var texts = reader.WithDatesAsTexts();
        var list = new List<T>();
        if (reader.TokenType != JsonToken.StartArray)
        {
            // v1 describes a build's retries as a boolean; false says that there are none.
            if (reader.Value is false && typeof(T) != typeof(bool) && !Nulls<T>.AreKept)
                return list;
            if (reader.AtText().TryReadElement<T>(_items, serializer, out var only))
                list.Add(only);
            return list;
        }

        while (reader.Advance() != JsonToken.EndArray)
        {
            if (reader.TryReadElement<T>(_items, serializer, out var element))
                list.Add(element);
        }

        return list;
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => throw new NotSupportedException();
}

/// <summary>Reads a list whose elements are read as their type says.</summary>
internal sealed class ListConverter<T> : ListConverter<T, PlainConverter>;
