using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CircleCi.Surface.Tests.Listing;

/// <summary>A built assembly as the compiler of a user's program sees it.</summary>
internal sealed class PublicAssembly
{
    private readonly string _path;
    private readonly IAssemblySymbol _assembly;
    private readonly CSharpCompilation _compilation;

    public PublicAssembly(string name, string framework)
    {
        _path = PathOf(name, framework);
        var reference = MetadataReference.CreateFromFile(_path);
        // What the assembly refers to: this program's own framework has all of it, for netstandard2.0 too.
        var others = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileNameWithoutExtension(p) != name)
            .Select(p => MetadataReference.CreateFromFile(p));
        _compilation = CSharpCompilation.Create("user", references: [reference, .. others]);
        _assembly = (IAssemblySymbol)_compilation.GetAssemblyOrModuleSymbol(reference)!;
    }

    /// <summary>The framework that these tests run on like any program of today.</summary>
    public static string Main => "net8.0";

    public static string Sdk => "CircleCi.Generated";

    /// <summary>What the compiler wrote beside the assembly.</summary>
    public XDocument Documentation => XDocument.Load(Path.ChangeExtension(_path, ".xml"));

    /// <summary>The namespaces with public types, in ordinal order.</summary>
    public IReadOnlyList<string> Namespaces => [.. Types.Select(t => t.ContainingNamespace.ToDisplayString()).Distinct().Order(StringComparer.Ordinal)];

    public IEnumerable<INamedTypeSymbol> TypesIn(string name) => Types.Where(t => t.ContainingNamespace.ToDisplayString() == name).OrderBy(t => t.MetadataName, StringComparer.Ordinal);

    /// <summary>A type by its full name.</summary>
    public INamedTypeSymbol Type(string name) => _assembly.GetTypeByMetadataName(name) ?? throw new InvalidOperationException($"There is no type {name}.");

    /// <summary>Whether users see the member with this documentation id. The compiler reads no others from metadata.</summary>
    public bool Shows(string id)
    {
        for (var symbol = DocumentationCommentId.GetFirstSymbolForDeclarationId(id, _compilation); symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            if (symbol.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
                return false;
            if (symbol.ContainingSymbol is INamespaceSymbol)
                return true;
        }

        return false;
    }

    private IEnumerable<INamedTypeSymbol> Types => TypesUnder(_assembly.GlobalNamespace);

    private static string PathOf(string name, string framework) => Path.Combine(AppContext.BaseDirectory, framework == Main ? "" : framework, $"{name}.dll");

    private static IEnumerable<INamedTypeSymbol> TypesUnder(INamespaceSymbol space) =>
        space.GetTypeMembers().Where(t => t.DeclaredAccessibility == Accessibility.Public).Concat(space.GetNamespaceMembers().SelectMany(TypesUnder));
}
