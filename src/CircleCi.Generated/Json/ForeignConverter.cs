using Newtonsoft.Json;

namespace CircleCi.Generated.Json;

/// <summary>Writes JSON of System.Text.Json as what it is, wherever it stands, and rejects what is no value.</summary>
internal sealed class ForeignConverter : JsonConverter
{
    public override bool CanRead => false;

    public override bool CanConvert(Type objectType) => ForeignValue.KindOf(objectType) != ForeignKind.None;

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) => throw new NotSupportedException();

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        if (value is null)
        {
            writer.WriteNull();
            return;
        }

        if (value is byte[] bytes && writer is not SendingWriter)
        {
            writer.WriteValue(bytes);
            return;
        }

        ForeignValue.Refuse(value, writer.Path);
        // To the letter where it goes into a text: numbers may have more digits than Newtonsoft.Json reads.
        if (writer is JsonTextWriter)
            writer.WriteRawValue(ForeignValue.JsonText(value));
        else
            ForeignValue.Token(value)!.WriteTo(writer);
    }
}
