using System.Globalization;
using Newtonsoft.Json;

namespace CircleCi.Generated.Json;

/// <summary>Makes plain JSON of what a reader of Newtonsoft.Json reads: without comments, single quotes and whatever else only that understands.</summary>
internal static class JsonCopy
{
    /// <summary>The value that the reader is at, which goes to its end.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static ArraySegment<byte> Of(JsonReader reader)
    {
        using var texts = reader.WithDatesAsTexts();
        using var output = JsonOutput.Open(WritingMode.Plain);
        To(output, reader);
        return new ArraySegment<byte>(output.ToArray());
    }

    /// <summary>Writes the value that the reader is at, which goes to its end.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static void To(JsonOutput output, JsonReader reader)
    {
        var depth = 0;
        do
        {
            // The first value stands where its writer wants it.
            if (depth > 0 && reader.TokenType is not (JsonToken.EndObject or JsonToken.EndArray or JsonToken.PropertyName))
                output.Separate();
            depth += Copy(reader, output);
        }
        while (depth > 0 && reader.Advance() != JsonToken.None);
    }

    /// <summary>Copies one token. Gives by how many levels it goes deeper.</summary>
    private static int Copy(JsonReader reader, JsonOutput output)
    {
        switch (reader.TokenType)
        {
            case JsonToken.StartObject:
                output.StartObject();
                return 1;
            case JsonToken.StartArray:
                output.StartArray();
                return 1;
            case JsonToken.EndObject:
                output.EndObject();
                return -1;
            case JsonToken.EndArray:
                output.EndArray();
                return -1;
            case JsonToken.PropertyName:
                output.Name((string)reader.Value!);
                return 0;
            case JsonToken.Null or JsonToken.Undefined:
                output.Null();
                return 0;
            case JsonToken.Float when reader.Value is double.PositiveInfinity or double.NegativeInfinity:
                output.Ascii(reader.Value is double.PositiveInfinity ? "1e999" : "-1e999");
                return 0;
            case JsonToken.Boolean:
                output.Value((bool)reader.Value!);
                return 0;
            case JsonToken.Integer or JsonToken.Float:
                Number(reader.Value!, output);
                return 0;
            case JsonToken.Raw:
                output.Copy((string?)reader.Value ?? "null");
                return 0;
            case JsonToken.String or JsonToken.Date or JsonToken.Bytes:
                output.Value(CircleCiJson.AsText(reader.Value) ?? (reader.Value is byte[] bytes ? Convert.ToBase64String(bytes) : Convert.ToString(reader.Value, CultureInfo.InvariantCulture)));
                return 0;
            default:
                throw new JsonSerializationException($"Expected a value at '{reader.Path}', found {reader.TokenType}.");
        }
    }

    private static void Number(object number, JsonOutput output)
    {
        switch (number)
        {
            case long integer:
                output.Value(integer);
                break;
            case double real:
                output.Value(real);
                break;
            case decimal exact:
                output.Ascii(JsonConvert.ToString(exact));
                break;
            case float real:
                output.Value(double.Parse(real.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
                break;
            default:
                // An integer of another type, or one that no long holds.
                output.Ascii(Convert.ToString(number, CultureInfo.InvariantCulture)!);
                break;
        }
    }
}
