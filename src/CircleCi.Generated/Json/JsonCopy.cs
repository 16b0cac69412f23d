using System.Globalization;
using System.Text;
using Newtonsoft.Json;

namespace CircleCi.Generated.Json;

/// <summary>Makes plain JSON of what a reader of Newtonsoft.Json reads: without comments, single quotes and whatever else only that understands.</summary>
internal static class JsonCopy
{
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The value that the reader is at, which goes to its end.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static ArraySegment<byte> Of(JsonReader reader)
    {
        using var texts = reader.WithDatesAsTexts();
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, Utf8, 1024, leaveOpen: true))
        using (var writer = new JsonTextWriter(text))
        {
            var depth = 0;
            do
            {
                depth += Copy(reader, writer);
            }
            while (depth > 0 && reader.Advance() != JsonToken.None);
        }

        return new ArraySegment<byte>(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    /// <summary>Copies one token. Gives by how many levels it goes deeper.</summary>
    private static int Copy(JsonReader reader, JsonTextWriter writer)
    {
        switch (reader.TokenType)
        {
            case JsonToken.StartObject:
                writer.WriteStartObject();
                return 1;
            case JsonToken.StartArray:
                writer.WriteStartArray();
                return 1;
            case JsonToken.EndObject or JsonToken.EndArray:
                writer.WriteEnd();
                return -1;
            case JsonToken.PropertyName:
                writer.WritePropertyName((string)reader.Value!);
                return 0;
            case JsonToken.Null or JsonToken.Undefined:
                writer.WriteNull();
                return 0;
            case JsonToken.Float when reader.Value is double.PositiveInfinity or double.NegativeInfinity:
                writer.WriteRawValue(reader.Value is double.PositiveInfinity ? "1e999" : "-1e999");
                return 0;
            case JsonToken.Integer or JsonToken.Float or JsonToken.Boolean:
                writer.WriteValue(reader.Value);
                return 0;
            case JsonToken.Raw:
                writer.WriteRawValue((string?)reader.Value);
                return 0;
            case JsonToken.String or JsonToken.Date or JsonToken.Bytes:
                writer.WriteValue((string?)CircleCiJson.AsText(reader.Value) ?? (reader.Value is byte[] bytes ? Convert.ToBase64String(bytes) : Convert.ToString(reader.Value, CultureInfo.InvariantCulture)));
                return 0;
            default:
                throw new JsonSerializationException($"Expected a value at '{reader.Path}', found {reader.TokenType}.");
        }
    }
}
