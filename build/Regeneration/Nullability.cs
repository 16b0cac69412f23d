using Microsoft.CodeAnalysis;

namespace CircleCi.Build.Regeneration;

/// <summary>Compares where two types that are the same otherwise take null.</summary>
internal static class Nullability
{
    /// <summary>Whether null was a value somewhere where it is none any more.</summary>
    public static bool IsStricter(ITypeSymbol before, ITypeSymbol after) => Positions(before).Zip(Positions(after)).Any(p => p.First && !p.Second);

    /// <summary>Whether null is a value somewhere where it was none.</summary>
    public static bool IsLooser(ITypeSymbol before, ITypeSymbol after) => IsStricter(after, before);

    private static IEnumerable<bool> Positions(ITypeSymbol type) =>
        ((type as INamedTypeSymbol)?.TypeArguments ?? []).SelectMany(Positions).Prepend(type.NullableAnnotation == NullableAnnotation.Annotated);
}
