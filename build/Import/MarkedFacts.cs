namespace CircleCi.Build.Import;

/// <summary>Finds out from two descriptions of ours what CircleCI no longer describes, describes again, requires since lately, or spells otherwise.</summary>
internal static class MarkedFacts
{
    public static IEnumerable<Fact> Compare(ApiDocument? old, ApiDocument now, Namer namer)
    {
        if (old is null)
            yield break;
        var oldTypes = Marks.TypesOf(old);
        var (before, after) = (Marks.Of(old, oldTypes), Marks.Of(now, namer.Types.Select(t => new KeyValuePair<string, Schema>(t.Key, t.Value.Schema))));
        foreach (var (place, month) in after.LastDescribed)
            yield return new Fact(FactKind.Kept, place, $"last described in {Months.InWords(month)}; it stays", !before.LastDescribed.ContainsKey(place), $"\"dropped\": {{ \"{place}\": \"why\" }}");
        foreach (var (place, month) in before.LastDescribed.Where(m => !after.LastDescribed.ContainsKey(m.Key) && after.Places.Contains(m.Key)))
            yield return new Fact(FactKind.Returned, place, $"described again, for the first time since {Months.InWords(month)}", IsNew: true, Otherwise: null);
        foreach (var (place, month) in after.RequiredSince)
            yield return new Fact(FactKind.Required, place, $"CircleCI requires it since {Months.InWords(month)}; calls without it compile, and CircleCI may reject them", !before.RequiredSince.ContainsKey(place), $"\"taken\": {{ \"{place}\": \"why\" }}");
        foreach (var (place, name, other) in Respelled(old, now))
            yield return new Fact(FactKind.Respelled, place, $"sent as `{name}` now, not `{other}`", IsNew: true, Otherwise: null);
        foreach (var (place, name, other) in oldTypes.Where(t => namer.Types.ContainsKey(t.Key)).SelectMany(t => Respelled(t.Key, t.Value, namer.Types[t.Key].Schema)))
            yield return new Fact(FactKind.Respelled, place, $"`{name}` now, not `{other}`; responses are read with either", IsNew: true, Otherwise: null);
    }

    private static IEnumerable<(string Place, string Name, string Other)> Respelled(string type, Schema old, Schema now) =>
        from name in now.Properties.Keys
        where !old.Properties.ContainsKey(name)
        let other = old.Properties.Keys.FirstOrDefault(n => !now.Properties.ContainsKey(n) && Spelling.IsOther(n, name))
        where other is not null
        select ($"{type}.{name}", name, other);

    private static IEnumerable<(string Place, string Name, string Other)> Respelled(ApiDocument old, ApiDocument now) =>
        from operation in now.Operations
        let was = old.Operations.FirstOrDefault(o => o.Key == operation.Key)
        where was is not null
        from parameter in operation.Parameters
        where parameter.In != "path" && was.Parameters.All(p => p.Name != parameter.Name)
        let other = was.Parameters.FirstOrDefault(p => p.In == parameter.In && Spelling.IsOther(p.Name, parameter.Name) && operation.Parameters.All(n => n.Name != p.Name))
        where other is not null
        select ($"{operation.Key} {parameter.In} {parameter.Name}", parameter.Name, other.Name);
}
