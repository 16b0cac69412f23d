using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Json.Reading;

/// <summary>Bytes as a server sent them; shown as text when a test fails.</summary>
internal sealed record Sent(byte[] Bytes)
{
    public static Sent Of(JToken json) => new(Encoding.UTF8.GetBytes(json.ToString(Formatting.None)));

    public override string ToString() => Encoding.UTF8.GetString(Bytes);
}
