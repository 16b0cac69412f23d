using System.Globalization;
using System.Text;
using CircleCi.Generated.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Json.Writers;

/// <summary>
/// Newtonsoft.Json by reflection: what it writes of a model by the attributes of its members and the rules that <see cref="Contracts"/> has of its own, without any
/// writing code of the SDK. Before writing was generated, it was held against the SDK's writing of that time, with no difference.
/// </summary>
internal static class Judge
{
    private static readonly Dictionary<Way, JsonSerializer> Serializers = Enum.GetValues<Way>().ToDictionary(w => w, w => JsonSerializer.Create(new JsonSerializerSettings
    {
        ContractResolver = new Contracts(w),
        DateParseHandling = DateParseHandling.None,
        NullValueHandling = NullValueHandling.Ignore,
    }));

    public static string Write(object value, Way way)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var writer = way == Way.Sent ? new Sending(text) : new JsonTextWriter(text))
            Serializers[way].Serialize(writer, value);
        return text.ToString();
    }

    public static JToken Token(object value) => JToken.FromObject(value, Serializers[Way.Plain]);

    /// <summary>The ways in which a time is written.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    public static byte[] Bytes(string text) => new UTF8Encoding(false).GetBytes(text);

    /// <summary>Writes times as they are sent, also those of a caller's own JSON.</summary>
    private sealed class Sending(TextWriter text) : JsonTextWriter(text)
    {
        public override void WriteValue(DateTimeOffset value) => WriteValue(Time(value));
    }
}
