using Microsoft.CodeAnalysis;

namespace CircleCi.Build.Regeneration;

/// <summary>What programs can see of an assembly: its public types and their members, by documentation id.</summary>
internal sealed class Surface
{
    private readonly Dictionary<string, INamedTypeSymbol> _types = new(StringComparer.Ordinal);
    private readonly HashSet<ITypeSymbol> _sent = new(SymbolEqualityComparer.Default);

    private Surface()
    {
    }

    public IReadOnlyDictionary<string, INamedTypeSymbol> Types => _types;

    public static Surface Of(IAssemblySymbol assembly)
    {
        var surface = new Surface();
        surface.Collect(assembly.GlobalNamespace);
        foreach (var method in surface._types.Values.Where(IsClient).SelectMany(Members).OfType<IMethodSymbol>())
        {
            foreach (var parameter in method.Parameters)
                surface.MarkSent(parameter.Type);
        }

        return surface;
    }

    /// <summary>Whether callers make such things and give them to calls; a stricter member of them asks for more than before.</summary>
    public bool IsSent(ITypeSymbol type) => _sent.Contains(type);

    /// <summary>The members that users see. Accessors are part of their properties; what editors hide is for Newtonsoft.Json alone.</summary>
    public static IEnumerable<ISymbol> Members(INamedTypeSymbol type) =>
        type.GetMembers().Where(m =>
            m.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
            && m is not INamedTypeSymbol
            && m is not IMethodSymbol { AssociatedSymbol: not null }
            && !IsHidden(m));

    public static bool IsHidden(ISymbol symbol) =>
        symbol.GetAttributes().Any(a => a.AttributeClass?.Name == "EditorBrowsableAttribute" && a.ConstructorArguments is [{ Value: 1 }]);

    /// <summary>Whether a type is a client of an area, or the one of an API version that has them.</summary>
    public static bool IsClient(INamedTypeSymbol type) => type.BaseType?.Name == "ApiClient";

    private void Collect(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol { DeclaredAccessibility: Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal } type)
                _types.Add(type.GetDocumentationCommentId()!, type);
            else if (member is not INamespaceSymbol)
                continue;
            Collect(member);
        }
    }

    private void MarkSent(ITypeSymbol type)
    {
        foreach (var argument in (type as INamedTypeSymbol)?.TypeArguments ?? [])
            MarkSent(argument);
        if (type is not INamedTypeSymbol named || !_types.ContainsKey(named.OriginalDefinition.GetDocumentationCommentId()!) || !_sent.Add(named.WithNullableAnnotation(NullableAnnotation.NotAnnotated)))
            return;
        foreach (var property in named.GetMembers().OfType<IPropertySymbol>().Where(p => !p.IsStatic))
            MarkSent(property.Type);
        // Unions are made from their cases.
        foreach (var parameter in named.GetMembers().OfType<IMethodSymbol>().Where(m => m is { IsStatic: true, MethodKind: MethodKind.Conversion }).SelectMany(m => m.Parameters))
            MarkSent(parameter.Type);
    }
}
