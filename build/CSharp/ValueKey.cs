using Newtonsoft.Json.Linq;

namespace CircleCi.Build.CSharp;

/// <summary>
/// Under which key x-names and x-values tell of an enum's value: under itself, but for <c>type</c> and <c>properties</c>, which have a dot behind them.
/// An object with such a key is a schema to the generator, and its templates would find nothing in it.
/// </summary>
internal static class ValueKey
{
    public static string Of(string value) => value is "type" or "properties" ? value + "." : value;

    /// <summary>Gives an enum's values their keys, where a person or a rule has named them by themselves.</summary>
    public static void Give(JObject schema)
    {
        foreach (var told in new[] { schema["x-names"], schema["x-values"] }.OfType<JObject>())
        {
            foreach (var property in told.Properties().Where(p => Of(p.Name) != p.Name).ToList())
                property.Replace(new JProperty(Of(property.Name), property.Value));
        }
    }
}
