#if NET8_0_OR_GREATER
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CircleCi.Generated.Json;

/// <summary>Has System.Text.Json read and write a map that models have.</summary>
internal sealed class MapJsonConverter<T>(Reader<T> read) : JsonConverter<CircleCiMap<T>>
{
    private readonly Reader<CircleCiMap<T>> _read = (ref JsonInput json) => json.Map(read);

    // Also one that a model has made, of a type of its own.
    public override bool CanConvert(Type typeToConvert) => typeof(CircleCiMap<T>).IsAssignableFrom(typeToConvert);

    public override CircleCiMap<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => typeToConvert.IsAssignableFrom(typeof(CircleCiMap<T>))
        ? Utf8Json.Read(ref reader, _read)
        : throw new NotSupportedException($"A {typeToConvert.Name} can be written, but not read: read a CircleCiMap.");

    public override void Write(Utf8JsonWriter writer, CircleCiMap<T> value, JsonSerializerOptions options) => Utf8Json.Write(writer, value);
}
#endif
