using System.Reflection;
using CircleCi.Generated.Tests.Support;

namespace CircleCi.Generated.Tests.Surface;

/// <summary>Where sources lie: one word finds all of an area, in the SDK and in its tests.</summary>
internal static class SourcePlaces
{
    /// <summary>Folders of tests that are about all of the SDK, or about what helps to test.</summary>
    private static readonly string[] General = ["Operations", "Support", "Surface", "Testing"];

    private static readonly HashSet<string> Apis = [.. Specs.Operations.Select(o => o.Api)];
    private static readonly HashSet<string> Areas = [.. Specs.Operations.Select(o => o.Area)];

    public static string Root { get; } = FindRoot();

    /// <summary>What is wrong with the place of a source file, given from the root on; null if nothing is.</summary>
    public static string? Offence(string file, Assembly sdk) => file.Split('/') switch
    {
        ["src", _, var api, .. var folders, var name] when Apis.Contains(api) => OfPartial(api, folders, name.Split('.')[0], sdk),
        ["tests", _, var folder, .., _] when !General.Contains(folder) && !Areas.Contains(folder) && !Directory.Exists(Path.Combine(Root, "src", "CircleCi.Generated", folder)) =>
            "name the folder after what it tests: an area, or a folder of the SDK",
        _ => null,
    };

    private static string? OfPartial(string api, string[] folders, string type, Assembly sdk)
    {
        if (folders.FirstOrDefault(f => !Areas.Contains(f)) is { } folder)
            return $"{folder} is no area; the areas are those of the description";
        return sdk.GetType($"CircleCi.Generated.{api}.{type}") is null ? $"name the file after its type: there is no {api}.{type}" : null;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "nswag.json")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return folder.FullName;
    }
}
