using System.Globalization;
using System.Text;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.CSharp;

/// <summary>Writes values as C# literals.</summary>
internal static class Literal
{
    public static string Of(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var c in text)
        {
            literal.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                >= ' ' and <= '~' => c.ToString(),
                _ => $"\\u{(int)c:x4}",
            });
        }

        return literal.Append('"').ToString();
    }

    /// <summary>Returns a JSON value as text: <c>true</c>, <c>0.5</c>, <c>project</c>.</summary>
    public static string? TextOf(JToken? value) => value switch
    {
        JValue { Type: JTokenType.Null } or null => null,
        JValue { Value: bool flag } => flag ? "true" : "false",
        JValue scalar => scalar.ToString(CultureInfo.InvariantCulture),
        _ => value.ToString(Newtonsoft.Json.Formatting.None),
    };
}
