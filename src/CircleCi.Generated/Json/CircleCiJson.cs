using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Json;

/// <summary>How JSON is read and written: text stays text even if it looks like a date, comments are skipped, nulls are not written.</summary>
internal static class CircleCiJson
{
    public const int MaxDepth = 64;

    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>For values within a document, and for writing.</summary>
    public static JsonSerializer Serializer { get; } = NewSerializer(checkAdditionalContent: false);

    /// <summary>For whole documents: what follows their only value is an error.</summary>
    private static JsonSerializer DocumentSerializer { get; } = NewSerializer(checkAdditionalContent: true);

    /// <summary>Reads the bytes with the generated reader or, where that does not understand them, with Newtonsoft.Json.</summary>
    /// <returns>Null for no JSON, or for null.</returns>
    /// <exception cref="JsonException">The bytes are no JSON, or not of this type.</exception>
    public static T? Read<T>(ArraySegment<byte> bytes, Answer<T> answer)
    {
        try
        {
            return ReadFast(bytes, answer);
        }
        catch (UnusualJsonException)
        {
            return ReadSlowly(bytes, answer);
        }
    }

    /// <exception cref="UnusualJsonException">The bytes are for Newtonsoft.Json.</exception>
    public static T ReadFast<T>(ArraySegment<byte> bytes, Answer<T> answer) => JsonInput.Read(Utf8Text.WithoutMark(bytes), answer.Reader);

    /// <exception cref="JsonException">The bytes are no JSON, or not of this type.</exception>
    public static T? ReadSlowly<T>(ArraySegment<byte> bytes, Answer<T> answer)
    {
        using var reader = NewReader(bytes);
        if (answer.Converter is not { } converter)
            return DocumentSerializer.Deserialize<T>(reader);

        if (!reader.Read())
            return default;
        var value = (T?)converter.ReadJson(reader, typeof(T), null, Serializer);
        return reader.Read() ? throw new JsonSerializationException("Additional text found after the end of the JSON.") : value;
    }

    /// <summary>Whether the bytes are an object with one member.</summary>
    public static bool IsOnly(ArraySegment<byte> bytes)
    {
        using var reader = NewReader(bytes);
        return reader.Advance() == JsonToken.StartObject && reader.Advance() == JsonToken.PropertyName && reader.Advance() == JsonToken.String && reader.Advance() == JsonToken.EndObject;
    }

    /// <summary>Whether the bytes are an object without members.</summary>
    public static bool IsEmptyObject(ArraySegment<byte> bytes)
    {
        using var reader = NewReader(bytes);
        return reader.Advance() == JsonToken.StartObject && reader.Advance() == JsonToken.EndObject;
    }

    public static JsonTextReader NewReader(ArraySegment<byte> bytes) => new CommentSkippingReader(new Utf8Text(bytes))
    {
        ArrayPool = CharBuffers.Shared,
        DateParseHandling = DateParseHandling.None,
        MaxDepth = MaxDepth,
    };

    public static string Write(object value) => Write(value, static text => new JsonTextWriter(text));

    /// <summary>The value as JSON that people may see.</summary>
    public static string Show(object value) => Write(value, static text => new ShowingWriter(text));

    /// <summary>The value as it is sent.</summary>
    /// <exception cref="ArgumentException">A text in it cannot be meant.</exception>
    public static byte[] WriteBytes(object value) => Utf8.GetBytes(Write(value, static text => new SendingWriter(text)));

    /// <summary>The token at the reader's place. A date that the reader has already made of a text becomes that text again.</summary>
    public static JToken ReadToken(JsonReader reader)
    {
        reader.DateParseHandling = DateParseHandling.None;
        return AsText(reader.Value) ?? JToken.Load(reader, new JsonLoadSettings { CommentHandling = CommentHandling.Ignore, LineInfoHandling = LineInfoHandling.Ignore });
    }

    /// <summary>The only value of the bytes.</summary>
    /// <exception cref="JsonException">They are no value, or more than one, or have too many levels.</exception>
    public static JToken ReadToken(ArraySegment<byte> bytes, int maxDepth)
    {
        using var reader = NewReader(bytes);
        reader.MaxDepth = maxDepth;
        if (!reader.Read())
            throw new JsonSerializationException("There is no value.");
        var token = ReadToken(reader);
        return reader.Read() ? throw new JsonSerializationException("There is more than one value.") : token;
    }

    /// <summary>The token as it was in the text, without what a reader with other settings makes of it: dates, and comments as values.</summary>
    public static JToken Plain(JToken token)
    {
        if (token is JContainer container)
        {
            foreach (var inner in container.Descendants().OfType<JValue>().Where(v => v.Type is JTokenType.Comment or JTokenType.Date).ToList())
            {
                if (inner.Type == JTokenType.Comment)
                    inner.Remove();
                else
                    inner.Replace(AsText(inner.Value)!);
            }

            return token;
        }

        return AsText(((JValue)token).Value) ?? token;
    }

    /// <summary>The text that a reader with other settings has made a date of; null if it is none.</summary>
    public static JValue? AsText(object? value) => value switch
    {
        DateTime time => new JValue(time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture)),
        DateTimeOffset time => new JValue(time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture)),
        _ => null,
    };

    private static string Write(object value, Func<TextWriter, JsonTextWriter> open)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var writer = open(text))
            Serializer.Serialize(writer, value);
        return text.ToString();
    }

    private static JsonSerializer NewSerializer(bool checkAdditionalContent) => JsonSerializer.Create(new JsonSerializerSettings
    {
        CheckAdditionalContent = checkAdditionalContent,
        Converters = { new SecretConverter() },
        DateParseHandling = DateParseHandling.None,
        MaxDepth = MaxDepth,
        MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
        NullValueHandling = NullValueHandling.Ignore,
    });
}
