using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CircleCi.Build.Tests;

/// <summary>The folders of the build program depend one way: what a folder uses of the others, the compiler says.</summary>
public class Folders
{
    private const string Root = "CircleCi.Build";

    /// <summary>What each folder may use; all use what is in none, which uses no folder but for the commands.</summary>
    private static readonly Dictionary<string, string[]> May = new()
    {
        ["CSharp"] = [],
        ["Import"] = ["CSharp"],
        ["Snapshots"] = [],
        ["Docs"] = ["Snapshots"],
        ["Packaging"] = [],
        ["Regeneration"] = ["CSharp", "Import", "Docs", "Snapshots"],
        ["Commands"] = ["CSharp", "Import", "Docs", "Packaging", "Regeneration", "Snapshots"],
        [""] = ["Commands"],
    };

    private static readonly Lazy<IReadOnlyList<(string From, string To, string Place)>> Uses = new(Find);

    public static TheoryData<string> All => [.. May.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public void Use_only_what_is_below_them(string folder) =>
        Assert.Empty(Uses.Value.Where(u => u.From == folder && u.To != folder && u.To.Length > 0 && !May[folder].Contains(u.To)).Select(u => $"{u.Place} uses {u.To}"));

    [Fact]
    public void Are_all_there_are() => Assert.Equal(May.Keys.Order(StringComparer.Ordinal), Uses.Value.Select(u => u.From).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Know_each_other_as_far_as_they_must() => Assert.Subset(
        Uses.Value.Select(u => $"{u.From} {u.To}").ToHashSet(),
        new HashSet<string> { "Commands Import", "Commands Regeneration", "Regeneration Import", "Import CSharp" });

    [Fact]
    public void Go_round_in_no_circle()
    {
        var above = May.ToDictionary(m => m.Key, m => m.Value.ToHashSet());
        while (above.FirstOrDefault(m => m.Value.Count == 0) is { Value: not null } lowest)
        {
            above.Remove(lowest.Key);
            foreach (var folder in above.Values)
                folder.Remove(lowest.Key);
        }

        Assert.Empty(above);
    }

    private static List<(string From, string To, string Place)> Find()
    {
        var trees = Directory.EnumerateFiles(Repository.At("build"), "*.cs", SearchOption.AllDirectories)
            .Where(f => Path.GetRelativePath(Repository.At("build"), f).Split(Path.DirectorySeparatorChar) is var parts && (parts.Length == 1 || May.ContainsKey(parts[0])) && !parts.Contains("obj") && f != Repository.At("build", "CSharp", "Program.cs"))
            .Select(f => CSharpSyntaxTree.ParseText(File.ReadAllText(f), new CSharpParseOptions(LanguageVersion.Preview), f))
            .Append(CSharpSyntaxTree.ParseText("global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;", new CSharpParseOptions(LanguageVersion.Preview)))
            .ToList();
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(p => Path.GetFileName(p) != "CircleCi.Build.dll").Select(p => MetadataReference.CreateFromFile(p));
        var compilation = CSharpCompilation.Create("Build", trees, references);
        List<(string, string, string)> uses = [];
        foreach (var tree in trees)
        {
            var model = compilation.GetSemanticModel(tree);
            var from = Folder(tree.GetRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString());
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                if (from is not null && model.GetSymbolInfo(name).Symbol is { } symbol and not INamespaceSymbol && Folder(symbol.ContainingNamespace?.ToDisplayString()) is { } to)
                    uses.Add((from, to, $"{Path.GetFileName(tree.FilePath)}:{name.GetLocation().GetLineSpan().StartLinePosition.Line + 1} ({name})"));
            }
        }

        return uses;
    }

    /// <summary>The folder of a namespace; empty for the program's own, null for one that is not of the program.</summary>
    private static string? Folder(string? name) => name == Root ? "" : name?.StartsWith(Root + ".", StringComparison.Ordinal) is true ? name[(Root.Length + 1)..].Split('.')[0] : null;
}
