using Newtonsoft.Json;

namespace CircleCi.Generated.Json;

/// <summary>Reads a value as its type says.</summary>
internal sealed class PlainConverter : JsonConverter
{
    public override bool CanWrite => false;

    public override bool CanConvert(Type objectType) => true;

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) => serializer.Deserialize(reader, objectType);

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => throw new NotSupportedException();
}
