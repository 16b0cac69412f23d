namespace CircleCi.Build.CSharp;

/// <summary>Names in C# that are derived from other names.</summary>
internal static class Names
{
    private static readonly char[] Between = ['-', '_', '.', ' ', '[', ']'];

    /// <summary>The name of a member from its wire name: <c>created_at</c> is <c>CreatedAt</c>, <c>URL</c> is <c>Url</c>.</summary>
    public static string Pascal(string wire) => string.Concat(
        wire.Split(Between).Where(w => w.Length > 0).Select(w => char.ToUpperInvariant(w[0]) + (w == w.ToUpperInvariant() ? w[1..].ToLowerInvariant() : w[1..])));

    /// <summary>The field of a property.</summary>
    public static string Field(string property) => $"_{char.ToLowerInvariant(property[0])}{property[1..]}";

    /// <summary>The property of a member, which cannot have the name of its class.</summary>
    public static string Property(string? given, string wire, string owner) => (given ?? Pascal(wire)) is var name && name == owner ? name + "Value" : name;
}
