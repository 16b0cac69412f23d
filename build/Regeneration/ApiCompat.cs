using System.Xml.Linq;

namespace CircleCi.Build.Regeneration;

/// <summary>The .NET SDK's own judge of whether compiled programs can do with another assembly than the one that they were compiled against.</summary>
internal static class ApiCompat
{
    /// <summary>Gives the breaks of each pair of assemblies, in the order of the pairs.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<BinaryBreak>>> CompareAsync(IReadOnlyList<(string Before, string After)> pairs, string folder, CancellationToken cancellationToken)
    {
        var findings = Path.Combine(folder, "apicompat.xml");
        File.Delete(findings);
        Directory.CreateDirectory(folder);
        await Shell.RunQuietlyAsync(
            "dotnet",
            [
                "msbuild", Repository.At("build", "compare", "Compare.proj"), "-t:Compare", "-nologo",
                $"-p:Left={Join(pairs.Select(p => p.Before))}", $"-p:Right={Join(pairs.Select(p => p.After))}", $"-p:Findings={findings}",
            ],
            cancellationToken);

        // Where it finds nothing, it writes nothing.
        var found = File.Exists(findings) ? XDocument.Load(findings).Root!.Elements("Suppression").ToLookup(s => s.Element("Right")!.Value, Read) : null;
        return [.. pairs.Select(p => found?[p.After].ToList() ?? [])];
    }

    private static BinaryBreak Read(XElement finding) => new(finding.Element("DiagnosticId")!.Value, finding.Element("Target")!.Value);

    /// <summary>A bare semicolon on its command line is the end of the property to MSBuild.</summary>
    private static string Join(IEnumerable<string> paths) => string.Join("%3B", paths);
}
