using Newtonsoft.Json.Linq;

namespace CircleCi.Build.CSharp;

/// <summary>
/// The key of an enum's value in x-names and x-values: the value itself, except for <c>type</c> and <c>properties</c>, which get a trailing dot.
/// The generator would treat an object with such a key as a schema, and its templates could not read it.
/// </summary>
internal static class ValueKey
{
    public static string Of(string value) => value is "type" or "properties" ? value + "." : value;

    /// <summary>Replaces the values that are used as keys with their keys.</summary>
    public static void Give(JObject schema)
    {
        foreach (var told in new[] { schema["x-names"], schema["x-values"] }.OfType<JObject>())
        {
            foreach (var property in told.Properties().Where(p => Of(p.Name) != p.Name).ToList())
                property.Replace(new JProperty(Of(property.Name), property.Value));
        }
    }
}
