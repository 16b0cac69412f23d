using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CircleCi.Build.Regeneration;

/// <summary>
/// The code in src/ that people wrote, of all packages, as the compiler understands it together with what is generated from the description as it is:
/// a member of the same name of another type is not taken for the one that is requested. The sandbox names operations as text, such as
/// <c>"V2.Contexts.List"</c>.
/// </summary>
internal sealed class HandWritten
{
    private static readonly CSharpParseOptions Language = new(
        LanguageVersion.Preview,
        DocumentationMode.Diagnose,
        preprocessorSymbols: ["NET", "NETCOREAPP", "NET5_0_OR_GREATER", "NET6_0_OR_GREATER", "NET7_0_OR_GREATER", "NET8_0", "NET8_0_OR_GREATER"]);

    private readonly string _root;
    private readonly CSharpCompilation _compilation;
    private readonly IReadOnlyList<SyntaxTree> _trees;

    private HandWritten(string root, CSharpCompilation compilation, IReadOnlyList<SyntaxTree> trees) => (_root, _compilation, _trees) = (root, compilation, trees);

    /// <param name="root">The root of the repository.</param>
    /// <param name="generated">The folder of the code that is generated from the description as it is.</param>
    public static HandWritten Read(string root, string generated)
    {
        var files = Directory.EnumerateFiles(Path.Combine(root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !Path.GetRelativePath(root, f).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal)
            .ToList();
        var trees = files.AsParallel().AsOrdered().Select(Parse).ToList();
        var usings = CSharpSyntaxTree.ParseText(
            """
            global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http;
            global using System.Threading; global using System.Threading.Tasks;
            """,
            Language);
        // Nothing is made of it, so what it takes beside the framework to be without errors does not matter.
        var compilation = CSharpCompilation.Create(
            "hand-written",
            [.. trees, .. Directory.EnumerateFiles(generated, "*.g.cs").Select(Parse), usings],
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        return new HandWritten(root, compilation, trees);
    }

    /// <summary>Finds where the code stands on any of these parts, in the order of files and lines; a line is told once.</summary>
    public IReadOnlyList<Use> FindUses(IReadOnlyCollection<Part> parts)
    {
        if (parts.Count == 0)
            return [];
        var symbols = new Dictionary<ISymbol, Part>(SymbolEqualityComparer.Default);
        foreach (var part in parts)
        {
            foreach (var symbol in Symbols(part))
                symbols.TryAdd(symbol, part);
        }

        var names = symbols.Keys.Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        var texts = parts.Where(p => p.Call is not null).ToDictionary(p => $"{p.Api}.{p.Call}", StringComparer.Ordinal);
        return [.. _trees.AsParallel().AsOrdered().SelectMany(tree => FindUses(tree, symbols, names, texts)).DistinctBy(u => (u.File, u.Line)).OrderBy(u => u.File, StringComparer.Ordinal).ThenBy(u => u.Line)];
    }

    private IEnumerable<Use> FindUses(SyntaxTree tree, Dictionary<ISymbol, Part> symbols, HashSet<string> names, Dictionary<string, Part> texts)
    {
        SemanticModel? model = null;
        foreach (var node in tree.GetRoot().DescendantNodes(descendIntoTrivia: true))
        {
            var part = node switch
            {
                SimpleNameSyntax name when names.Contains(name.Identifier.Text) => Find((model ??= _compilation.GetSemanticModel(tree)).GetSymbolInfo(name)),
                // The other half of a generated type would be a type of its own.
                BaseTypeDeclarationSyntax type when names.Contains(type.Identifier.Text) && (model ??= _compilation.GetSemanticModel(tree)).GetDeclaredSymbol(type) is { } declared => symbols.GetValueOrDefault(declared),
                LiteralExpressionSyntax { Token.Value: string text } => texts.GetValueOrDefault(text),
                _ => null,
            };
            if (part is not null)
                yield return new Use(Path.GetRelativePath(_root, tree.FilePath).Replace('\\', '/'), tree.GetLineSpan(node.Span).StartLinePosition.Line + 1, part);
        }

        Part? Find(SymbolInfo info) =>
            (info.Symbol is null ? info.CandidateSymbols : [info.Symbol])
                .Select(s => s is IMethodSymbol { MethodKind: MethodKind.Constructor } ? s.ContainingType : s)
                .Select(s => symbols.GetValueOrDefault(s.OriginalDefinition))
                .FirstOrDefault(p => p is not null);
    }

    /// <summary>What a part is in C#.</summary>
    private IEnumerable<ISymbol> Symbols(Part part)
    {
        var type = _compilation.GetTypeByMetadataName($"CircleCi.Generated.{part.Api}.{part.Type}");
        if (part.Member is null)
            return type is null ? [] : [type];
        if (part.Call is null)
            return type?.GetMembers(part.Member) ?? [];
        var options = _compilation.GetTypeByMetadataName($"CircleCi.Generated.{part.Api}.{part.Call.Replace(".", "", StringComparison.Ordinal)}Options");
        var methods = new[] { part.Member, part.Enumerating }.OfType<string>().SelectMany(m => new[] { m, $"{m}Async" });
        return [.. methods.SelectMany(m => type?.GetMembers(m) ?? []), .. options is null ? Array.Empty<ISymbol>() : [options]];
    }

    private static SyntaxTree Parse(string file) => CSharpSyntaxTree.ParseText(File.ReadAllText(file), Language, file);

    private static IEnumerable<MetadataReference> References()
    {
        var framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(p => File.Exists(p) && !Path.GetFileName(p).StartsWith("CircleCi", StringComparison.Ordinal)).ToList();
        // ASP.NET Core, and with it Microsoft.Extensions, lies beside it.
        var core = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var web = Path.Combine(core, "..", "..", "Microsoft.AspNetCore.App", Path.GetFileName(core));
        var names = framework.Select(p => Path.GetFileName(p)).ToHashSet();
        return framework.Concat(Directory.Exists(web) ? Directory.EnumerateFiles(web, "*.dll").Where(f => !names.Contains(Path.GetFileName(f))) : []).Select(f => MetadataReference.CreateFromFile(f));
    }
}
