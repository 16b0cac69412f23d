using System.IO.Compression;

namespace CircleCi.Build.Packaging;

/// <summary>The SDK for scripts: a folder for Windows PowerShell, one for PowerShell 7, and the script that loads the right one, in a zip.</summary>
internal static class PowerShellBundle
{
    private static readonly string Source = Repository.At("src", "CircleCi.Generated.PowerShell");
    private static readonly string[] Assemblies = ["CircleCi.Generated.dll", "Newtonsoft.Json.dll"];

    // The first time that a zip can tell: the same files make the same zip, whenever.
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The folders of the bundle, named after PowerShell's editions, with the framework that each one is for.</summary>
    public static IReadOnlyDictionary<string, string> Editions { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["Core"] = "net8.0", ["Desktop"] = "netstandard2.0" };

    /// <param name="published">A folder with one per edition, each with what its framework's SDK consists of.</param>
    /// <param name="file">The zip to make.</param>
    public static void Write(string published, string file)
    {
        using var zip = ZipFile.Open(file, ZipArchiveMode.Create);
        foreach (var edition in Editions.Keys)
        {
            foreach (var assembly in Assemblies)
                Add(zip, Path.Combine(published, edition, assembly), $"{edition}/{assembly}");
        }

        foreach (var source in Directory.EnumerateFiles(Source).Append(Repository.At("LICENSE")).OrderBy(Path.GetFileName, StringComparer.Ordinal))
            Add(zip, source, Path.GetFileName(source));
    }

    private static void Add(ZipArchive zip, string source, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize);
        entry.LastWriteTime = Time;
        using var content = entry.Open();
        using var file = File.OpenRead(source);
        file.CopyTo(content);
    }
}
