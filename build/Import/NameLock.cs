using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Import;

/// <summary>
/// names.json: which client and method an operation is reached by, and which type stands in which place. It is the contract with
/// users: upstream moves its own names about, these stay. What vanishes upstream moves to "gone" and gets its name back if it returns.
/// </summary>
/// <remarks>
/// A call reads <c>Workflows.Approve(workflowId, approvalRequestId)</c>: client, method, and what must be given besides a body. A place reads
/// <c>GET /pipeline/{} 200</c> (a response), <c>POST /webhook body</c>, <c>GET /webhook query scope-type</c>, or
/// <c>Pipeline.errors[]</c>: a member of a type, [] being an element of a list and {} a value of a map. Operations under "optionsCameLater" had
/// nothing optional at first: programs call them without options, so that way of calling them stays; so it is with "bodyCameLater".
/// <para>
/// A person decides in "dropped" what CircleCI no longer describes and is to go, and in "taken" where CircleCI's new type is to replace ours: a
/// place, with the reason. Besides the places above these name a member (<c>User.login</c>), a case of a union (<c>Owner|id</c>) and a value
/// (<c>WorkflowStatus 'on_hold'</c>). An import writes into "told" what it decided by rule, so as to tell it only once.
/// </para>
/// </remarks>
internal sealed partial class NameLock
{
    private static readonly string[] Sections = ["clients", "operations", "types", "optionsCameLater", "bodyCameLater", "dropped", "taken", "told", "gone"];

    private readonly SortedDictionary<string, string> _clients = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _calls = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _goneCalls = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _dropped = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _taken = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _told = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _goneTypes = new(StringComparer.Ordinal);

    /// <summary>The operations that had nothing optional when they were locked, and have now.</summary>
    public ISet<string> OptionsCameLater { get; } = new SortedSet<string>(StringComparer.Ordinal);

    /// <summary>The operations that had no body when they were locked, and have one now.</summary>
    public ISet<string> BodyCameLater { get; } = new SortedSet<string>(StringComparer.Ordinal);

    /// <summary>What is to go since CircleCI no longer describes it: a place, and the reason.</summary>
    public IReadOnlyDictionary<string, string> Dropped => _dropped;

    /// <summary>Where CircleCI's type replaces ours: a place, and the reason.</summary>
    public IReadOnlyDictionary<string, string> Taken => _taken;

    /// <summary>What the last import decided by rule, by place.</summary>
    public IReadOnlyDictionary<string, string> Reported => _told;

    /// <summary>The clients that upstream's tags stand for.</summary>
    public IDictionary<string, string> Clients => _clients;

    /// <summary>The calls of all operations that are described now, by METHOD and path.</summary>
    public IReadOnlyDictionary<string, string> Calls => _calls;

    /// <summary>The types of all places that are described now.</summary>
    public IReadOnlyDictionary<string, string> Types => _types;

    public static NameLock Load(string path) => File.Exists(path) ? Parse(path, File.ReadAllText(path)) : new NameLock();

    public static NameLock Parse(string source, string text)
    {
        var names = new NameLock();
        var root = SourceReader.Parse(source, text);
        CheckKeys(source, root, Sections);
        foreach (var (tag, client) in Texts(source, root, "clients"))
            names._clients.Add(tag, NameRules.IsIdentifier(client) ? client : throw new ImportException(source, $"clients, {tag}: '{client}' is no name for a client; begin with a capital and use letters and digits."));
        ReadCalls(source, root, names._calls);
        names.OptionsCameLater.UnionWith(TextsOf(source, "optionsCameLater", root["optionsCameLater"] ?? new JArray()));
        names.BodyCameLater.UnionWith(TextsOf(source, "bodyCameLater", root["bodyCameLater"] ?? new JArray()));
        ReadDecisions(source, root, "dropped", names._dropped);
        ReadDecisions(source, root, "taken", names._taken);
        foreach (var (place, what) in Texts(source, root, "told"))
            names._told.Add(place, what);
        ReadTypes(source, root, names._types);
        var gone = Section(source, root, "gone");
        CheckKeys($"{source}, gone", gone, ["operations", "types"]);
        ReadCalls($"{source}, gone", gone, names._goneCalls);
        ReadTypes($"{source}, gone", gone, names._goneTypes);
        return names;
    }

    /// <summary>The call that is locked for an operation, also for one that had vanished.</summary>
    public string? FindCall(string key) => _calls.GetValueOrDefault(key) ?? _goneCalls.GetValueOrDefault(key);

    /// <summary>The type that is locked for a place, also for one that had vanished.</summary>
    public string? FindType(string place) => _types.GetValueOrDefault(place) ?? _goneTypes.GetValueOrDefault(place);

    /// <summary>Whether a type name is taken, be it by a type that is gone: a name is not given to something else.</summary>
    public bool IsTypeTaken(string name) => _types.ContainsValue(name) || _goneTypes.ContainsValue(name);

    /// <summary>Whether a call is taken, be it by an operation that is gone.</summary>
    public bool IsCallTaken(string call) =>
        _calls.Values.Concat(_goneCalls.Values).Any(c => string.Equals(MethodOf(c), MethodOf(call), StringComparison.Ordinal));

    /// <summary>Takes over what an import found; what it did not find is gone.</summary>
    public void Update(IReadOnlyDictionary<string, string> calls, IReadOnlyDictionary<string, string> types)
    {
        foreach (var (key, call) in _calls.Where(c => !calls.ContainsKey(c.Key)).ToList())
        {
            _calls.Remove(key);
            _goneCalls[key] = call;
        }

        foreach (var (key, call) in calls)
        {
            _calls[key] = call;
            _goneCalls.Remove(key);
        }

        foreach (var (place, type) in _types.Where(t => !types.ContainsKey(t.Key)).ToList())
        {
            _types.Remove(place);
            _goneTypes[place] = type;
        }

        foreach (var (place, type) in types)
        {
            _types[place] = type;
            _goneTypes.Remove(place);
        }
    }

    /// <summary>Takes over what an import decided by rule.</summary>
    public void Tell(IReadOnlyDictionary<string, string> told)
    {
        _told.Clear();
        foreach (var (place, what) in told)
            _told.Add(place, what);
    }

    public string ToJson()
    {
        var root = new JObject
        {
            ["clients"] = ToObject(_clients),
            ["operations"] = ToObject(_calls),
            ["types"] = ToObject(_types),
        };
        if (OptionsCameLater.Count > 0)
            root["optionsCameLater"] = new JArray(OptionsCameLater);
        if (BodyCameLater.Count > 0)
            root["bodyCameLater"] = new JArray(BodyCameLater);
        foreach (var (section, decisions) in new[] { ("dropped", _dropped), ("taken", _taken), ("told", _told) })
        {
            if (decisions.Count > 0)
                root[section] = ToObject(decisions);
        }

        if (_goneCalls.Count > 0 || _goneTypes.Count > 0)
            root["gone"] = new JObject { ["operations"] = ToObject(_goneCalls), ["types"] = ToObject(_goneTypes) };
        return DocumentWriter.ToText(root);
    }

    /// <summary>Takes a call such as <c>Workflows.Approve(workflowId)</c> apart.</summary>
    public static (string Client, string Method, IReadOnlyList<string> Parameters) Split(string key, string call)
    {
        var match = CallPattern().Match(call);
        if (!match.Success)
            throw new ImportException($"names.json, {key}", $"'{call}' is no call; write it as Client.Method(parameter, parameter).");
        return (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    private static string MethodOf(string call) => call[..call.IndexOf('(')];

    private static void CheckKeys(string source, JObject node, string[] keys)
    {
        if (node.Properties().FirstOrDefault(p => !keys.Contains(p.Name)) is { } unknown)
            throw new ImportException(source, $"'{unknown.Name}' is no part of it; write {string.Join(", ", keys)}.");
    }

    private static JObject Section(string source, JObject root, string section) => root[section] switch
    {
        null => [],
        JObject found => found,
        var other => throw new ImportException(source, $"'{section}' is {UpdateShape.Words(other)}; write an object."),
    };

    private static IEnumerable<KeyValuePair<string, string>> Texts(string source, JObject root, string section)
    {
        foreach (var (key, value) in Section(source, root, section))
            yield return new(key, value is { Type: JTokenType.String } ? (string)value! : throw new ImportException(source, $"{section}, '{key}' is {UpdateShape.Words(value)}; write text."));
    }

    private static IEnumerable<string> TextsOf(string source, string name, JToken node)
    {
        if (node is not JArray list)
            throw new ImportException(source, $"'{name}' is {UpdateShape.Words(node)}; write a list of texts.");
        return list.Select(item => item is { Type: JTokenType.String } ? (string)item! : throw new ImportException(source, $"'{name}' has {UpdateShape.Words(item)} in it; write texts only."));
    }

    private static void ReadCalls(string source, JObject root, SortedDictionary<string, string> into)
    {
        foreach (var (key, call) in Texts(source, root, "operations"))
        {
            Split(key, call);
            into.Add(key, call);
        }
    }

    private static void ReadDecisions(string source, JObject root, string section, SortedDictionary<string, string> into)
    {
        foreach (var (place, reason) in Texts(source, root, section))
            into.Add(place, reason.Trim().Length > 0 ? reason : throw new ImportException(source, $"'{place}' needs a reason."));
    }

    private static void ReadTypes(string source, JObject root, Dictionary<string, string> into)
    {
        foreach (var (type, places) in Section(source, root, "types"))
        {
            if (!NameRules.IsIdentifier(type))
                throw new ImportException(source, $"'{type}' is no name for a type; begin with a capital and use letters and digits.");
            foreach (var place in TextsOf(source, type, places!))
            {
                if (!into.TryAdd(place, type))
                    throw new ImportException(source, $"the place {place} is given both to {into[place]} and to {type}; leave it at one.");
            }
        }
    }

    private static JObject ToObject(IEnumerable<KeyValuePair<string, string>> texts) => new(texts.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => new JProperty(t.Key, t.Value)));

    /// <summary>Types by name, each with its places: the other way round than they are looked up, for those who read the file.</summary>
    private static JObject ToObject(Dictionary<string, string> types) =>
        new(types.GroupBy(t => t.Value, t => t.Key).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new JProperty(g.Key, new JArray(g.Order(StringComparer.Ordinal)))));

    [GeneratedRegex(@"^([A-Z][A-Za-z0-9]*)\.([A-Z][A-Za-z0-9]*)\(((?:[a-z][A-Za-z0-9]*(?:, *)?)*)\)$")]
    private static partial Regex CallPattern();
}
