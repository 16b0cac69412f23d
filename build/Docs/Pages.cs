namespace CircleCi.Build.Docs;

/// <summary>README.md and docs/*.md: what people read, and what in it is taken from elsewhere.</summary>
internal static class Pages
{
    /// <summary>The files that exist, without their received versions.</summary>
    public static IReadOnlyList<string> Files =>
        [Repository.At("README.md"), .. Directory.EnumerateFiles(Repository.At("docs"), "*.md").Where(f => !f.EndsWith(".received.md", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>The text of a page with all that it takes from the samples as it is there now.</summary>
    public static string Update(string page)
    {
        var text = LineCounts.Update(File.ReadAllText(page), Read);
        return SampleCode.Update(text, Repository.Relative(page), Read);
    }

    private static string? Read(string file) => Repository.At("tests", file) is var path && File.Exists(path) ? File.ReadAllText(path) : null;
}
