namespace CircleCi.Surface.Tests.Listing;

/// <summary>The public surface of a namespace, for people and for the comparison with an earlier one.</summary>
internal static class NamespaceListing
{
    private const string JsonNote = """

        // Behind // stands what a property is called in JSON; "if set" if it is written only then.
        """;

    private const string OpenEnumNote = """

        // An open enum has, besides its values: a constructor and an implicit operator from string, Value, ==, !=, Equals, GetHashCode, ToString,
        // and the nested class Values with the same values as constants.
        """;

    public static string Of(PublicAssembly assembly, string name, string framework)
    {
        var text = Text(Types(assembly, name).Select(t => t.Lines));
        return $"""
            // What users of {framework} see of {name}, in ordinal order. A line that changes here is a change for them.{(text.Contains("; } // ") ? JsonNote : "")}{(text.Contains(TypeListing.OpenEnum) ? OpenEnumNote : "")}
            namespace {name};

            {text}
            """;
    }

    /// <summary>
    /// Only what differs from another framework: whole listings of both would be the same but for a few lines, and those few are what somebody who
    /// uses the other framework wants to see.
    /// </summary>
    public static string Differences(PublicAssembly assembly, PublicAssembly other, string name, string framework, string otherFramework)
    {
        var mine = Types(assembly, name).ToDictionary(t => t.Declaration);
        var others = Types(other, name).ToDictionary(t => t.Declaration);
        var differing =
            from declaration in mine.Keys.Union(others.Keys).OrderBy(NameIn, StringComparer.Ordinal)
            let lines = Difference(mine.GetValueOrDefault(declaration), others.GetValueOrDefault(declaration)).ToList()
            where lines.Count > 0
            select lines;
        var text = Text(differing);
        return $"""
            // What users of {framework} see of {name}, as far as it differs from {otherFramework}: - is missing, + is there instead.
            // Only the differences, so that a change of the surface is read once and what {framework} lacks at a glance.
            namespace {name};

            {(text.Length == 0 ? "// no difference" : text)}
            """;
    }

    private static IEnumerable<TypeListing> Types(PublicAssembly assembly, string name) => assembly.TypesIn(name).Select(t => new TypeListing(t));

    private static string Text(IEnumerable<IEnumerable<string>> types) => string.Join("\n\n", types.Select(lines => string.Join('\n', lines)));

    private static IEnumerable<string> Difference(TypeListing? mine, TypeListing? other)
    {
        if (mine is null || other is null)
            return (mine ?? other)!.Lines.Select(l => (mine is null ? "- " : "+ ") + l);
        var lines = mine.Lines.ToHashSet();
        var others = other.Lines.ToHashSet();
        var changed = other.Lines.Where(l => !lines.Contains(l)).Select(l => "- " + l).Concat(mine.Lines.Where(l => !others.Contains(l)).Select(l => "+ " + l)).ToList();
        return changed.Count == 0 ? [] : ["  " + mine.Declaration, .. changed];
    }

    /// <summary>The type's name in its declaration; modifiers and bases do not count for the order.</summary>
    private static string NameIn(string declaration) => declaration.Split(" : ")[0].Split(' ')[^1];
}
