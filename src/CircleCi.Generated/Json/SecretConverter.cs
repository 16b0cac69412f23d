using System.Security;
using Newtonsoft.Json;

namespace CircleCi.Generated.Json;

/// <summary>Writes a secret as its text, and as a mask where it is only to be shown.</summary>
internal sealed class SecretConverter : JsonConverter
{
    public const string Mask = "***";

    public override bool CanConvert(Type objectType) => objectType == typeof(CircleCiSecret) || objectType == typeof(SecureString);

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) =>
        (reader.AtValue().TokenType == JsonToken.Date ? (string?)CircleCiJson.AsText(reader.Value) : serializer.Deserialize<string>(reader)) is { } text ? new CircleCiSecret(text) : null;

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) =>
        writer.WriteValue(value is null ? null : writer is ShowingWriter ? Mask : value is SecureString secure ? ScriptValue.Reveal(secure) : ((CircleCiSecret)value).Reveal());
}
