using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Json;

/// <summary>Has <c>JsonConvert</c> read unions as a call does, by the generated readers, and writes what they hold.</summary>
internal abstract class UnionConverter<T>(Reader<T> read) : JsonConverter<T>
    where T : Union, new()
{
    public static T Read(JToken json, Reader<T> read)
    {
        using var reader = json.CreateReader();
        reader.Read();
        return Read(reader, read, null);
    }

    public override T ReadJson(JsonReader reader, Type objectType, T? existingValue, bool hasExistingValue, JsonSerializer serializer) =>
        Read(reader.AtValue(), read, (reader as CommentSkippingReader)?.Odd);

    public override void WriteJson(JsonWriter writer, T? value, JsonSerializer serializer)
    {
        if (value?.Value is { } content)
            serializer.Serialize(writer, content);
        else
            writer.WriteNull();
    }

    private static T Read(JsonReader reader, Reader<T> read, OddMembers? odd) => CircleCiJson.ReadCopy(JsonCopy.Of(reader), read, odd);
}
