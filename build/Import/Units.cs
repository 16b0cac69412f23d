using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Import;

/// <summary>
/// What numbers and texts of a description measure, as overlay.yaml says (<c>x-unit: seconds</c>): durations become <c>TimeSpan</c>, whatever unit they have on the
/// wire, and counts become whole numbers, also where they are described as fractions.
/// </summary>
internal static class Units
{
    public const string Key = "x-unit";

    private static readonly Dictionary<string, (string Type, string? Converter)> Known = new(StringComparer.Ordinal)
    {
        ["milliseconds"] = ("System.TimeSpan", "MillisecondsConverter"),
        ["seconds"] = ("System.TimeSpan", "SecondsConverter"),
        ["duration-text"] = ("System.TimeSpan", "DurationTextConverter"),
        ["count"] = ("long", null),
    };

    /// <summary>Tells the templates what a member is.</summary>
    /// <exception cref="ImportException">There is no such unit, or nothing of the kind can be measured in it.</exception>
    public static void Apply(JObject property, string place)
    {
        if ((string?)property[Key] is not { } unit)
            return;
        if (!Known.TryGetValue(unit, out var known))
            throw new ImportException("overlay.yaml", $"{place} has the {Key} '{unit}'; write one of {string.Join(", ", Known.Keys)}.");
        var type = (string?)property["type"];
        if (type is not ("integer" or "number") && (type, unit) is not ("string", "duration-text"))
            throw new ImportException("overlay.yaml", $"{place} has the {Key} '{unit}', but is {type ?? "no scalar"}; {(unit == "duration-text" ? "a text can be measured in it" : "a number can be measured in it")}.");
        property["x-type"] = known.Type;
        property["x-value"] = true;
        if (known.Converter is not null)
            property["x-converter"] = known.Converter;
    }
}
