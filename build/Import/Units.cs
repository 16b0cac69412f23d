using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Import;

/// <summary>
/// What numbers and texts of a description measure, as overlay.yaml says (<c>x-unit: seconds</c>): durations become <c>TimeSpan</c>, whatever unit they have on the
/// wire, and counts become whole numbers, also where they are described as fractions.
/// </summary>
internal static class Units
{
    public const string Key = "x-unit";

    private static readonly string[] Known = ["milliseconds", "seconds", "duration-text", "count"];

    /// <summary>Checks what overlay.yaml says of a member.</summary>
    /// <exception cref="ImportException">There is no such unit, or nothing of the kind can be measured in it.</exception>
    public static void Check(JObject property, string place)
    {
        if ((string?)property[Key] is not { } unit)
            return;
        if (!Known.Contains(unit))
            throw new ImportException("overlay.yaml", $"{place} has the {Key} '{unit}'; write one of {string.Join(", ", Known)}.");
        var type = (string?)property["type"];
        if (type is not ("integer" or "number") && (type, unit) is not ("string", "duration-text"))
            throw new ImportException("overlay.yaml", $"{place} has the {Key} '{unit}', but is {type ?? "no scalar"}; {(unit == "duration-text" ? "a text can be measured in it" : "a number can be measured in it")}.");
    }
}
