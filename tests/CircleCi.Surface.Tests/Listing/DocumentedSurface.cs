using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace CircleCi.Surface.Tests.Listing;

/// <summary>The public surface beside its XML documentation.</summary>
internal static class DocumentedSurface
{
    /// <summary>The members of which the documentation says nothing, or of which a part is empty, by their documentation ids.</summary>
    public static IEnumerable<string> Silent(IEnumerable<INamedTypeSymbol> types, XDocument documentation)
    {
        var documented = documentation.Descendants("member").ToDictionary(m => (string)m.Attribute("name")!);
        return types.SelectMany(WithMembers).Select(m => Silence(m.GetDocumentationCommentId()!, documented)).OfType<string>();
    }

    private static string? Silence(string id, Dictionary<string, XElement> documented)
    {
        if (!documented.TryGetValue(id, out var words))
            return id;
        if (words.Element("inheritdoc") is null && (words.Element("summary") is not { } summary || IsEmpty(summary)))
            return id;
        var empty = words.Elements().Where(IsEmpty).Where(e => e.Name != "inheritdoc").Select(e => e.Name.LocalName).ToList();
        return empty.Count == 0 ? null : $"{id}: {string.Join(", ", empty)}";
    }

    private static bool IsEmpty(XElement element) => string.IsNullOrWhiteSpace(element.Value) && !element.HasElements;

    private static IEnumerable<ISymbol> WithMembers(INamedTypeSymbol type) =>
        type.GetMembers().Where(TypeListing.IsVisible).Where(HasWords).SelectMany(m => m is INamedTypeSymbol nested ? WithMembers(nested) : [m]).Prepend(type);

    /// <summary>Accessors have none of their own, and the constructor that goes without saying is not written anywhere.</summary>
    private static bool HasWords(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.Length: 0 } => false,
        IMethodSymbol { AssociatedSymbol: not null } => false,
        IFieldSymbol { HasConstantValue: false, ContainingType.TypeKind: TypeKind.Enum } => false,
        _ => !member.IsImplicitlyDeclared,
    };
}
