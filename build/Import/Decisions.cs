namespace CircleCi.Build.Import;

/// <summary>What is decided where a new description differs from ours: by a person in names.json, else by rule. Each decision by rule is told once.</summary>
/// <param name="names">The lock, with what a person decided.</param>
/// <param name="last">The month of the description that ours was made from.</param>
/// <param name="now">The month of the new description.</param>
internal sealed class Decisions(NameLock names, string last, string now)
{
    private readonly SortedDictionary<string, Fact> _facts = new(StringComparer.Ordinal);
    private readonly List<Fact> _news = [];
    private readonly SortedDictionary<string, string> _told = new(StringComparer.Ordinal);

    public string Last { get; } = last;

    public string Now { get; } = now;

    public IEnumerable<Fact> Facts => _facts.Values.Concat(_news);

    /// <summary>What was decided by rule, by place.</summary>
    public IReadOnlyDictionary<string, string> Reported => _told;

    public bool Takes(string place) => names.Taken.ContainsKey(place);

    /// <summary>The type that stands in a place.</summary>
    public string? TypeAt(string place) => names.FindType(place);

    /// <summary>Whether a person drops what CircleCI no longer describes.</summary>
    public bool Drops(string place)
    {
        if (!names.Dropped.TryGetValue(place, out var reason))
            return false;
        _facts[place] = new Fact(FactKind.Dropped, place, $"dropped: {reason}", IsNew: true, Otherwise: null);
        return true;
    }

    /// <summary>Says that ours stays although CircleCI describes something else.</summary>
    public void Hold(string place, string what) => Tell(FactKind.Held, place, what, $"\"taken\": {{ \"{place}\": \"why\" }}");

    /// <summary>
    /// Says what was decided by rule; it is news if the last import did not say the same. Where a type that stands in several places is described in
    /// several ways, the first one is told.
    /// </summary>
    public void Tell(FactKind kind, string place, string what, string? otherwise)
    {
        if (_told.TryAdd(place, what))
            _facts.TryAdd(place, new Fact(kind, place, what, names.Reported.GetValueOrDefault(place) != what, otherwise));
    }

    /// <summary>Says what was decided once and for all: the next import finds it in our description.</summary>
    public void TellOnce(FactKind kind, string place, string what, string? otherwise) => _news.Add(new Fact(kind, place, what, IsNew: true, otherwise));
}
