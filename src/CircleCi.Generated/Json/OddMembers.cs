namespace CircleCi.Generated.Json;

/// <summary>The members of one response that were of another type than is documented and could not be understood, each of them once.</summary>
internal sealed class OddMembers
{
    private readonly HashSet<(Type? Model, string? Name)> _known = [];
    private readonly List<OddMember> _all = [];

    public IReadOnlyList<OddMember> All => _all;

    /// <summary>How many elements of lists and maps were omitted. Who keeps the list that they were in sets it back.</summary>
    public int LostElements { get; set; }

    /// <param name="model">The model that it is a member of; null if of none.</param>
    /// <param name="name">Its name on the wire; null for elements of a list that is no member.</param>
    /// <param name="kind">What it was instead; null for a list or map of which elements were.</param>
    public void Add(Type? model, string? name, string? kind)
    {
        if (_known.Add((model, name)))
            _all.Add(new OddMember(model, name, kind));
    }
}
