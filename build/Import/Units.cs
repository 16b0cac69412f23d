using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Import;

/// <summary>
/// The units of numbers and text in a description, specified in overlay.yaml (<c>x-unit: seconds</c>). Durations become <c>TimeSpan</c>, whatever their unit in
/// JSON. Counts become integers, even if they are described as fractions.
/// </summary>
internal static class Units
{
    public const string Key = "x-unit";

    private static readonly string[] Known = ["milliseconds", "seconds", "duration-text", "count"];

    /// <summary>Validates the unit of a member.</summary>
    /// <exception cref="ImportException">The unit is unknown, or does not apply to the member's type.</exception>
    public static void Check(JObject property, string place)
    {
        if ((string?)property[Key] is not { } unit)
            return;
        if (!Known.Contains(unit))
            throw new ImportException("overlay.yaml", $"{place} has the {Key} '{unit}'; specify one of {string.Join(", ", Known)}.");
        var type = (string?)property["type"];
        if (type is not ("integer" or "number") && (type, unit) is not ("string", "duration-text"))
            throw new ImportException("overlay.yaml", $"{place} has the {Key} '{unit}', but is {type ?? "not a scalar"}; the unit requires {(unit == "duration-text" ? "a string" : "a number")}.");
    }
}
