using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Import;

/// <summary>
/// Sees to it that members, enum values and query parameters get C# names. The templates make these from the wire names; where that gives no
/// identifier, or one that C# has taken, the name goes into the document (x-name, x-names), and where it gives one name to two, somebody must choose.
/// </summary>
internal static partial class MemberNames
{
    private static readonly HashSet<string> TakenInModels = ["AdditionalProperties", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReadFrom", "ReferenceEquals", "ToString"];
    private static readonly HashSet<string> TakenInEnums = ["Equals", "GetHashCode", "GetType", "ReadFrom", "ReferenceEquals", "ToString", "Value", "Values"];

    public static void OfModel(string type, JObject schema)
    {
        Dictionary<string, string> found = [];
        foreach (var (wire, property) in schema["properties"] as JObject ?? [])
            Give($"{type}.{wire}", wire, (JObject)property!, TakenInModels, found);
    }

    public static void OfParameters(string operation, IEnumerable<JObject> parameters)
    {
        Dictionary<string, string> found = [];
        foreach (var parameter in parameters.Where(p => (string?)p["in"] == "query" && (bool?)p["required"] is not true))
            Give($"{operation} {parameter["name"]}", (string)parameter["name"]!, parameter, TakenInModels, found);
    }

    public static void OfEnum(string type, JObject schema)
    {
        var names = schema["x-names"] as JObject ?? [];
        Dictionary<string, string> found = [];
        foreach (var value in schema["enum"]!.Select(v => (string)v!))
        {
            var name = (string?)names[value] ?? Fit(value, TakenInEnums);
            if (name != ByTemplate(value))
                names[value] = name;
            Check($"{type} '{value}'", name, found);
        }

        if (names.Count > 0)
            schema["x-names"] = names;
    }

    /// <summary>The name that Pascal.liquid makes.</summary>
    internal static string ByTemplate(string wire) => string.Concat(
        wire.Split(['-', '_', '.', ' ', '[', ']']).Where(w => w.Length > 0).Select(w => char.ToUpperInvariant(w[0]) + (w == w.ToUpperInvariant() ? w[1..].ToLowerInvariant() : w[1..])));

    private static void Give(string place, string wire, JObject node, HashSet<string> taken, Dictionary<string, string> found)
    {
        var name = (string?)node["x-name"] ?? Fit(wire, taken);
        if (name != ByTemplate(wire))
            node["x-name"] = name;
        Check(place, name, found);
    }

    private static void Check(string place, string name, Dictionary<string, string> found)
    {
        if (!Identifier().IsMatch(name))
            throw new ImportException(place, $"'{name}' is no C# name; give one in overlay.yaml as x-name (of a member) or in x-names (of an enum).");
        if (!found.TryAdd(name, place))
            throw new ImportException(place, $"is {name} in C#, like {found[name]}; give one of them another name in overlay.yaml as x-name (of a member) or in x-names (of an enum).");
    }

    private static string Fit(string wire, HashSet<string> taken)
    {
        var name = ByTemplate(wire);
        if (!Identifier().IsMatch(name))
            name = NameRules.Pascal(wire);
        if (name.Length == 0 || char.IsAsciiDigit(name[0]))
            name = "Value" + name;
        return taken.Contains(name) ? name + "Member" : name;
    }

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*$")]
    private static partial Regex Identifier();
}
