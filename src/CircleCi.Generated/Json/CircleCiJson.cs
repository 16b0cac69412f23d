using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Json;

/// <summary>How JSON is read and written: text stays text even if it looks like a date, comments are skipped, nulls are not written.</summary>
internal static class CircleCiJson
{
    private static readonly JsonSerializerSettings Settings = new()
    {
        DateParseHandling = DateParseHandling.None,
        NullValueHandling = NullValueHandling.Ignore,
        MaxDepth = 64,
    };

    public static JsonSerializer Serializer { get; } = JsonSerializer.Create(Settings);

    private static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    public static T? Read<T>(Stream stream)
    {
        using var reader = new JsonTextReader(new StreamReader(stream, Utf8)) { DateParseHandling = DateParseHandling.None };
        return Serializer.Deserialize<T>(reader);
    }

    public static string Write(object value)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Serializer.Serialize(text, value);
        return text.ToString();
    }

    public static byte[] WriteBytes(object value) => Utf8.GetBytes(Write(value));

    /// <summary>The token at the reader's place. A date that the reader has already made of a text becomes that text again.</summary>
    public static JToken ReadToken(JsonReader reader)
    {
        reader.DateParseHandling = DateParseHandling.None;
        return reader.Value switch
        {
            DateTime time => new JValue(time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture)),
            DateTimeOffset time => new JValue(time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture)),
            _ => JToken.Load(reader, new JsonLoadSettings { CommentHandling = CommentHandling.Ignore, LineInfoHandling = LineInfoHandling.Ignore }),
        };
    }
}
