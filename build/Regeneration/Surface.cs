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

    public static Surface Of(SdkState sdk)
    {
        var surface = new Surface();
        surface.Collect(sdk.Assembly.GlobalNamespace);
        // A model that a method of ours takes, such as the workflow to wait for, is still one that CircleCI makes.
        foreach (var (api, name) in sdk.Apis.SelectMany(api => api.Schemas.Properties().Where(s => (bool?)s.Value["x-sent"] is true).Select(s => (api.Api, s.Name))))
        {
            if (surface._types.GetValueOrDefault($"T:CircleCi.Generated.{api}.{name}") is { } type)
                surface._sent.Add(type);
        }

        foreach (var type in surface._types.Values.Where(t => t.Name.EndsWith("Options", StringComparison.Ordinal)))
            surface._sent.Add(type);
        return surface;
    }

    /// <summary>Whether callers make such things and give them to calls; a stricter member of them requires more than before.</summary>
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
}
