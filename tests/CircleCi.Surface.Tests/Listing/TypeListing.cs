using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CircleCi.Surface.Tests.Listing;

/// <summary>The public surface of a type: its declaration and its members, a line each.</summary>
internal sealed class TypeListing
{
    public const string OpenEnum = " // open enum";

    /// <summary>What each open enum has besides its values; the listing's head says so once.</summary>
    private static readonly string[] OfOpenEnums =
    [
        "public {0}(string value);",
        "public string Value { get; }",
        "public bool Equals({0} other);",
        "public override bool Equals(object? obj);",
        "public override int GetHashCode();",
        "public override string ToString();",
        "public static bool operator !=({0} left, {0} right);",
        "public static bool operator ==({0} left, {0} right);",
        "public static implicit operator {0}(string value);",
    ];

    public TypeListing(INamedTypeSymbol type)
    {
        Declaration = Listing.Declaration.Of(type);
        Members = [.. Listed(type).Select(Line)];
        Nested = [.. type.GetTypeMembers().Where(IsVisible).OrderBy(t => t.MetadataName, StringComparer.Ordinal).Select(t => new TypeListing(t))];
        FoldOpenEnum(type);
    }

    public string Declaration { get; private set; }

    public IReadOnlyList<string> Members { get; private set; }

    public IReadOnlyList<TypeListing> Nested { get; private set; }

    /// <summary>All lines, those of members indented.</summary>
    public IEnumerable<string> Lines
    {
        get
        {
            yield return Declaration;
            if (Declaration.EndsWith(';'))
                yield break;
            yield return "{";
            foreach (var member in Members)
                yield return "    " + member;
            foreach (var line in Nested.SelectMany(n => n.Lines.Prepend("")))
                yield return line.Length == 0 ? line : "    " + line;
            yield return "}";
        }
    }

    /// <summary>Whether users of the assembly see it.</summary>
    public static bool IsVisible(ISymbol symbol) => symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    private static IEnumerable<ISymbol> Listed(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Delegate)
            return [];
        if (type.TypeKind == TypeKind.Enum)
            return type.GetMembers().OfType<IFieldSymbol>().Where(f => f.HasConstantValue).OrderBy(f => Convert.ToInt64(f.ConstantValue, null));
        return type.GetMembers()
            .Where(m => m is not ITypeSymbol && IsVisible(m) && !IsAccessor(m) && !IsOfStruct(m))
            .OrderBy(Rank)
            .ThenBy(m => m.Name, StringComparer.Ordinal)
            .ThenBy(m => m.ToDisplayString(), StringComparer.Ordinal);
    }

    private static bool IsAccessor(ISymbol member) => member is IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove };

    /// <summary>The constructor that every struct has.</summary>
    private static bool IsOfStruct(ISymbol member) => member is IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.Length: 0, ContainingType.IsValueType: true };

    private static int Rank(ISymbol member) => member switch
    {
        IFieldSymbol => 0,
        IMethodSymbol { MethodKind: MethodKind.Constructor } => 1,
        IPropertySymbol => 2,
        IEventSymbol => 3,
        IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion } => 5,
        _ => 4,
    };

    private static string Line(ISymbol member) => Listing.Declaration.Of(member) + (member is IPropertySymbol property ? Wire(property) : "");

    /// <summary>A property's name in JSON, and whether null is written: what Newtonsoft.Json reads from attributes.</summary>
    private static string Wire(IPropertySymbol property)
    {
        if (Listing.Declaration.Attribute(property, "JsonProperty") is not { } json)
            return "";
        var name = (string?)json.ConstructorArguments.FirstOrDefault().Value ?? property.Name;
        var takesNull = json.NamedArguments.Any(a => a is { Key: "NullValueHandling", Value.Value: 0 });
        return $" // {name}{(takesNull ? ", null if set to it" : "")}";
    }

    /// <summary>Says of an open enum that it is one, and lists each value once, with its text; lists whatever lacks a part of that in full.</summary>
    private void FoldOpenEnum(INamedTypeSymbol type)
    {
        var common = OfOpenEnums.Select(m => m.Replace("{0}", type.Name)).ToHashSet();
        if (type.TypeKind != TypeKind.Struct || !common.IsSubsetOf(Members) || type.GetTypeMembers("Values").SingleOrDefault() is not { } values)
            return;
        var texts = values.GetMembers().OfType<IFieldSymbol>().Where(f => f.HasConstantValue).ToDictionary(
            f => $"public static {type.Name} {f.Name} {{ get; }}",
            f => $"public static {type.Name} {f.Name} {{ get; }} // {SymbolDisplay.FormatPrimitive((string)f.ConstantValue!, quoteStrings: false, useHexadecimalNumbers: false)}");
        if (!texts.Keys.All(Members.Contains) || Nested.Count != 1 || Nested[0].Members.Count != texts.Count)
            return;
        Declaration += OpenEnum;
        Members = [.. Members.Where(m => !common.Contains(m)).Select(m => texts.GetValueOrDefault(m, m))];
        Nested = [];
    }
}
