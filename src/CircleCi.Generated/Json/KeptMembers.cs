using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Json;

/// <summary>The members that a model does not define, as they were read. Tokens are made of them when somebody asks for those.</summary>
/// <param name="before">What the model has already; null for nothing.</param>
internal sealed class KeptMembers(IDictionary<string, JToken?>? before)
{
    private readonly Dictionary<string, object?> _members = [];

    public int Count => _members.Count + (before?.Count ?? 0);

    /// <summary>All of them: a text, Boolean, integer or null as it is, everything else as <see cref="RawJson"/> or a token.</summary>
    public IEnumerable<KeyValuePair<string, object?>> All => before is null ? _members : Tokens(before).Concat(_members);

    public static IEnumerable<KeyValuePair<string, object?>> Tokens(IDictionary<string, JToken?> tokens) => tokens.Select(t => new KeyValuePair<string, object?>(t.Key, t.Value));

    public bool Contains(string name) => _members.ContainsKey(name) || before?.ContainsKey(name) == true;

    public void Add(string name, object? value)
    {
        before?.Remove(name);
        _members[name] = value;
    }

    public void Remove(string name)
    {
        before?.Remove(name);
        _members.Remove(name);
    }

    public IDictionary<string, JToken?> ToTokens()
    {
        // Into a new one: another thread may be reading the old one, or making the same.
        var tokens = before is null ? new Dictionary<string, JToken?>() : new Dictionary<string, JToken?>(before);
        foreach (var member in _members)
            tokens[member.Key] = RawJson.Token(member.Value);
        return tokens;
    }
}
