using System.Text.RegularExpressions;
using CircleCi.Build.Docs;

namespace CircleCi.Build.Tests;

/// <summary>The files and folders that README.md and docs/ name are there.</summary>
public partial class NamedFiles
{
    /// <summary>What the build program makes; what follows a slash at its end is up to the reader.</summary>
    private static readonly string[] Made = ["artifacts/", "obj/", "report.md", "verdict.json", "new-names.txt", "undocumented.txt", "notes.txt", "output.txt", "regenerate/", "V2.g.cs"];

    private static readonly HashSet<string> Left = ["bin", "obj", "node_modules", "artifacts", ".git", "TestResults"];

    private static readonly IReadOnlyList<string> Existing = [.. Under(Repository.Root)];

    public static TheoryData<string> All => [.. Pages.Files.Select(f => Repository.Relative(f).Replace('\\', '/'))];

    [Theory]
    [MemberData(nameof(All))]
    public void Exist(string page) => Assert.Empty(Missing(File.ReadAllText(Repository.At(page.Split('/')))));

    [Fact]
    public void Are_found_by_the_end_of_their_path()
    {
        const string Page = """
            `specs/v2/names.json`, `names.json`, `build/templates/`, `build/templates/*.liquid`, `./LICENSE` and [this](docs/contributing.md) are there,
            `gh/acme/shop`, `/api/v2/me`, `Client.Method(a/b)` and [that](https://example.com/a.md) are no files.
            """;

        Assert.Empty(Missing(Page));
        Assert.Equal(["build/Importer/", "build/Program.vb.cs", "namen.json", "tests/Nothing"], Missing("`build/Importer/`, `namen.json`, `tests/Nothing` and [here](build/Program.vb.cs)").Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Missing(string text) =>
        from match in InCode().Matches(text).Concat(Linked().Matches(text))
        let name = match.Groups["name"].Value
        where IsFile(name) && !Made.Any(m => name.StartsWith(m, StringComparison.Ordinal))
        let pattern = new Regex($"(^|/){Regex.Escape(name.TrimEnd('/')).Replace(@"\*", "[^/]*", StringComparison.Ordinal)}$")
        where !Existing.Any(pattern.IsMatch)
        select name;

    /// <summary>Whether it is meant as one: by its end, or because it begins as one.</summary>
    private static bool IsFile(string name) =>
        FileName().IsMatch(name) || name.IndexOf('/') is > 0 and var slash && (name.EndsWith('/') || Directory.Exists(Repository.At(name[..slash])));

    private static IEnumerable<string> Under(string folder) =>
        from path in Directory.EnumerateFileSystemEntries(folder)
        where !Left.Contains(Path.GetFileName(path))
        from found in Directory.Exists(path) ? Under(path).Prepend(path) : [path]
        select found.Replace('\\', '/');

    [GeneratedRegex(@"`(?:\./)?(?<name>[\w.*/-]+)`")]
    private static partial Regex InCode();

    [GeneratedRegex(@"\]\((?!https?:)(?<name>[^)#]+)")]
    private static partial Regex Linked();

    [GeneratedRegex(@"\.(cs|csproj|json|liquid|md|props|ps1|sln|txt|yaml)$")]
    private static partial Regex FileName();
}
