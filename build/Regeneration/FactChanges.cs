using CircleCi.Build.Import;

namespace CircleCi.Build.Regeneration;

/// <summary>What the decisions of an import mean for users: nothing of them need show in a signature.</summary>
internal sealed class FactChanges(IReadOnlyList<ApiState> before, IReadOnlyList<ApiState> after)
{
    private const string No = "CircleCI no longer describes it, but it stays";

    private const string Again = "CircleCI describes it again";

    private readonly Places _places = new(after);

    private readonly Dictionary<(string, string), Part> _parts = before.Concat(after).SelectMany(Part.Of).DistinctBy(p => (p.Api, p.Place)).ToDictionary(p => (p.Api, p.Place));

    public Change? ChangeOf(ApiState api, Fact fact) => (fact.IsNew, fact.Kind) switch
    {
        (false, _) => null,
        (_, FactKind.Required) => new Change(Level.Major, ChangeKind.Changed, WhereOf(api, fact), WhatOf(api, fact)),
        (_, FactKind.Kept) => new Change(Level.Minor, ChangeKind.Changed, WhereOf(api, fact), Named(api, fact, No)),
        (_, FactKind.Returned) => new Change(Level.Minor, ChangeKind.Changed, WhereOf(api, fact), Named(api, fact, Again)),
        // What a person drops is missing in the surface, which says so.
        (_, FactKind.Dropped) => null,
        _ => new Change(Level.Patch, ChangeKind.Noted, WhereOf(api, fact), WhatOf(api, fact)),
    };

    /// <summary>What would be said of the same place if it went the other way.</summary>
    public Change? ReverseOf(ApiState api, Fact fact) => fact switch
    {
        { IsNew: true, Kind: FactKind.Kept } => ChangeOf(api, fact with { Kind = FactKind.Returned }),
        { IsNew: true, Kind: FactKind.Returned } => ChangeOf(api, fact with { Kind = FactKind.Kept }),
        _ => null,
    };

    /// <summary>The call or the type, as users write it.</summary>
    public string WhereOf(ApiState api, Fact fact)
    {
        if (CallOf(api, fact.Place) is { } call)
            return _places.OfCall($"{api.Api}.{call}");
        if (fact.Place.Split('|') is [var union, _] && api.Schemas[union] is not null)
            return $"{api.Api}.{union}";
        return Find(api, fact) is { } part ? $"{api.Api}.{part.Type}" : $"{api.Version}, {fact.Place}";
    }

    /// <summary>What is said of it, with the name of the member if it is one.</summary>
    public string WhatOf(ApiState api, Fact fact) => Named(api, fact, fact.What);

    private string Named(ApiState api, Fact fact, string what) => Find(api, fact) switch
    {
        { Call: null, Member: { } member } => $"`{member}`: {what}",
        null when fact.Place.Split('|') is [_, var key] => $"the case `{key}`: {what}",
        _ => what,
    };

    /// <summary>The part that a fact is of; of what is in a list or a map, the member that has it.</summary>
    private Part? Find(ApiState api, Fact fact) => _parts.GetValueOrDefault((api.Api, fact.Place.TrimEnd('[', ']', '{', '}')));

    /// <summary>The call whose operation a place is, or is in: <c>GET /context query owner-type</c>.</summary>
    private static string? CallOf(ApiState api, string place) => place.Split(' ') is [var method, ['/', ..] path, ..]
        ? api.Calls.Values.FirstOrDefault(c => Paths.Nameless(c.Key) == Paths.Nameless($"{method} {path}"))?.Name
        : null;
}
