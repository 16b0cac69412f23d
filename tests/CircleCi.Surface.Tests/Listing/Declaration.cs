using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CircleCi.Surface.Tests.Listing;

/// <summary>How types and members are written: as C# declares them, on one line.</summary>
internal static partial class Declaration
{
    private static readonly SymbolDisplayFormat MemberFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints | SymbolDisplayGenericsOptions.IncludeVariance,
        memberOptions: SymbolDisplayMemberOptions.IncludeAccessibility | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeRef | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeExplicitInterface,
        delegateStyle: SymbolDisplayDelegateStyle.NameAndSignature,
        extensionMethodStyle: SymbolDisplayExtensionMethodStyle.StaticMethod,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeExtensionThis,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
            | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.AllowDefaultLiteral);

    private static readonly SymbolDisplayFormat TypeFormat = MemberFormat.WithMemberOptions(SymbolDisplayMemberOptions.None);

    /// <summary>The first line of a type: <c>public sealed class Thing : Base, IInterface</c>.</summary>
    public static string Of(INamedTypeSymbol type)
    {
        var modifiers = string.Concat(Modifiers(type).Select(m => m + " "));
        if (type.TypeKind == TypeKind.Delegate)
            return $"{Attributes(type)}{modifiers}{type.ToDisplayString(MemberFormat.WithKindOptions(SymbolDisplayKindOptions.IncludeTypeKeyword))};";
        var bases = Bases(type).Select(Name).ToList();
        return $"{Attributes(type)}{modifiers}{Kind(type)} {OfConstrained(type, bases.Count > 0 ? " : " + string.Join(", ", bases) : "")}";
    }

    public static string Of(ISymbol member)
    {
        var text = HiddenAccessor().Replace(member.ToDisplayString(MemberFormat), "");
        if (member is IMethodSymbol { Parameters: var parameters })
            text = WithAttributes(text, parameters);
        var end = member is IPropertySymbol ? "" : member.ContainingType.TypeKind == TypeKind.Enum ? "," : ";";
        return $"{Attributes(member)}{text}{end}";
    }

    /// <summary>A method's parameters but the token that ends it.</summary>
    public static string Parameters(IMethodSymbol method) =>
        string.Join(", ", method.Parameters.Where(p => p.Type.Name != nameof(CancellationToken)).Select(p => p.ToDisplayString(MemberFormat)));

    public static string Name(ITypeSymbol type) => type.ToDisplayString(TypeFormat.WithGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeParameters));

    /// <summary>What an attribute says, such as the replacement of what is obsolete; null without the attribute.</summary>
    public static AttributeData? Attribute(ISymbol symbol, string name) => symbol.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == name + "Attribute");

    [GeneratedRegex(@" (private|internal|private protected) (get|set|init);")]
    private static partial Regex HiddenAccessor();

    private static IEnumerable<string> Modifiers(INamedTypeSymbol type)
    {
        yield return SyntaxFacts.GetText(type.DeclaredAccessibility);
        if (type.IsStatic)
            yield return "static";
        else if (type is { TypeKind: TypeKind.Class, IsAbstract: true })
            yield return "abstract";
        else if (type is { TypeKind: TypeKind.Class, IsSealed: true })
            yield return "sealed";
        if (type is { TypeKind: TypeKind.Struct, IsReadOnly: true })
            yield return "readonly";
        if (type is { TypeKind: TypeKind.Struct, IsRefLikeType: true })
            yield return "ref";
    }

    private static string Kind(INamedTypeSymbol type) => type.TypeKind switch
    {
        TypeKind.Class when type.IsRecord => "record",
        TypeKind.Struct when type.IsRecord => "record struct",
        var kind => kind.ToString().ToLowerInvariant(),
    };

    private static IEnumerable<ITypeSymbol> Bases(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Enum)
            return type.EnumUnderlyingType!.SpecialType == SpecialType.System_Int32 ? [] : [type.EnumUnderlyingType];
        var first = type is { TypeKind: TypeKind.Class, BaseType: { SpecialType: SpecialType.None } parent } ? new[] { parent } : [];
        return [.. first, .. type.Interfaces.Where(i => i.DeclaredAccessibility == Accessibility.Public).OrderBy(Name, StringComparer.Ordinal)];
    }

    /// <summary>The bases stand between the type's parameters and their constraints.</summary>
    private static string OfConstrained(INamedTypeSymbol type, string bases)
    {
        var name = type.ToDisplayString(TypeFormat);
        if (type.ContainingType is { } outer)
            name = name[(Name(outer).Length + 1)..];
        var where = name.IndexOf(" where ", StringComparison.Ordinal);
        return where < 0 ? name + bases : name[..where] + bases + name[where..];
    }

    private static string WithAttributes(string text, IEnumerable<IParameterSymbol> parameters)
    {
        foreach (var parameter in parameters)
        {
            var attributes = Attributes(parameter);
            if (attributes.Length > 0)
            {
                var declared = parameter.ToDisplayString(MemberFormat);
                text = text.Replace(declared, attributes + declared, StringComparison.Ordinal);
            }
        }

        return text;
    }

    private static string Attributes(ISymbol symbol) =>
        string.Concat(symbol.GetAttributes().Where(Matters).Select(a => $"[{Of(a)}] ").Distinct().Order(StringComparer.Ordinal));

    /// <summary>What the compiler adds, what debuggers read, and how JSON is read: no user can tell that it changed. JSON names are given otherwise.</summary>
    private static bool Matters(AttributeData attribute)
    {
        var name = attribute.AttributeClass!.ToDisplayString();
        return !name.StartsWith("System.Runtime.CompilerServices.", StringComparison.Ordinal)
            && !name.StartsWith("System.Diagnostics.Debugger", StringComparison.Ordinal)
            && name is not ("System.Reflection.DefaultMemberAttribute" or "System.ParamArrayAttribute")
            // Every blocking call has it, as the conventions hold.
            && name != "System.Runtime.Versioning.UnsupportedOSPlatformAttribute"
            && name is not ("System.Text.Json.Serialization.JsonConverterAttribute" or "Newtonsoft.Json.JsonConverterAttribute" or "Newtonsoft.Json.JsonObjectAttribute" or "Newtonsoft.Json.JsonPropertyAttribute");
    }

    private static string Of(AttributeData attribute)
    {
        var name = attribute.AttributeClass!.Name[..^"Attribute".Length];
        // What the compiler says is the same for all.
        if (name is "RequiresUnreferencedCode" or "RequiresDynamicCode")
            return name;
        var arguments = attribute.ConstructorArguments.Select(Of).Concat(attribute.NamedArguments.Select(a => $"{a.Key} = {Of(a.Value)}")).ToList();
        return arguments.Count == 0 ? name : $"{name}({string.Join(", ", arguments)})";
    }

    private static string Of(TypedConstant constant) =>
        // EditorBrowsableState.Never and the like say enough by their last word.
        constant.Kind == TypedConstantKind.Enum ? constant.ToCSharpString().Split('.')[^1] : constant.ToCSharpString();
}
