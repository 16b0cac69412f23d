using System.Text.RegularExpressions;
using CircleCi.Build.CSharp;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Import;

/// <summary>
/// Sees to it that members, enum values and options get C# names, each its own, also where names that differ by case are one. Most follow
/// from the wire names; where that gives no identifier, or one that is taken, another one goes into the document (x-name, x-names). What had a name in
/// the committed document keeps it.
/// </summary>
internal sealed partial class MemberNames
{
    private static readonly string[] OfEveryObject = ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    /// <summary>The members of <c>CircleCiModel</c>, and those that are generated for every model.</summary>
    internal static readonly HashSet<string> TakenInModels =
    [
        .. OfEveryObject, "AdditionalProperties", "Check", "Forget", "Has", "HasIdentity", "HasKept", "IsMessage", "IsPlaceholder", "Keep", "Keeps", "Kept", "LacksId", "ListKey", "Mark", "ReadFrom", "ReadMember", "StrayMessage", "Table",
        "Unmark", "WriteMembers", "Writes",
    ];

    internal static readonly HashSet<string> TakenInOptions = [.. OfEveryObject, "At", "CopyOf", "Prefetch"];
    internal static readonly HashSet<string> TakenInEnums = [.. OfEveryObject, "ReadFrom", "Value", "Values"];

    /// <summary>Prefix of methods that say whether a member is set; Newtonsoft.Json finds them by name.</summary>
    private const string Asking = "ShouldSerialize";

    private static readonly Dictionary<char, string> Symbols = new()
    {
        ['+'] = "Plus",
        ['-'] = "Minus",
        ['_'] = "Underscore",
        ['.'] = "Dot",
        [' '] = "Space",
        ['/'] = "Slash",
        ['\\'] = "Backslash",
        ['*'] = "Star",
        ['$'] = "Dollar",
        ['@'] = "At",
        ['#'] = "Hash",
        ['%'] = "Percent",
        ['&'] = "And",
        ['='] = "Equal",
        ['<'] = "Less",
        ['>'] = "Greater",
        ['!'] = "Not",
        ['?'] = "Question",
        [':'] = "Colon",
        [';'] = "Semicolon",
        [','] = "Comma",
        ['|'] = "Bar",
        ['~'] = "Tilde",
        ['^'] = "Caret",
        ['['] = "Bracket",
        [']'] = "Close",
        ['('] = "Open",
        [')'] = "End",
        ['"'] = "Quote",
        ['\''] = "Apostrophe",
        ['`'] = "Tick",
    };

    private readonly JObject? _schemas;
    private readonly Dictionary<string, JObject> _operations = new(StringComparer.Ordinal);

    /// <param name="committed">The description as it was before, if there is one.</param>
    public MemberNames(JObject? committed)
    {
        _schemas = (committed?["definitions"] ?? committed?["components"]?["schemas"]) as JObject;
        foreach (var (path, item) in committed?["paths"] as JObject ?? [])
        {
            foreach (var (method, operation) in item as JObject ?? [])
                _operations[$"{method.ToUpperInvariant()} {Paths.Nameless(path)}"] = (JObject)operation!;
        }
    }

    /// <summary>The names that would have been another one's, and why they are not.</summary>
    public List<RenamedMember> Notes { get; } = [];

    /// <summary>Whether null is sent where a caller assigns it to a member: that stays when a response has the type as well.</summary>
    public bool TakesNull(string type, string member) =>
        (_schemas?[type]?["properties"] as JObject ?? []).Properties().Any(p => (p.Name == member || Spelling.IsOther(p.Name, member)) && (bool?)p.Value["x-null"] is true);

    public void OfModel(string type, JObject schema)
    {
        var before = _schemas?[type]?["properties"] as JObject;
        var members = (schema["properties"] as JObject ?? []).Properties().Select(p => (JObject)p.Value).ToList();
        Give(
            [.. (schema["properties"] as JObject ?? []).Properties().Select(p => new Member($"{type}.{p.Name}", p.Name, (string?)p.Value["x-name"], Before(before, p.Name, schema)))],
            TakenInModels,
            name => Names.Property(name, "", type),
            (i, name) => members[i]["x-name"] = name);
    }

    public void OfParameters(string operation, IEnumerable<JObject> parameters)
    {
        var options = parameters.Where(p => (string?)p["in"] is "query" or "header" && (bool?)p["required"] is not true).ToList();
        var space = operation.IndexOf(' ');
        var before = _operations.GetValueOrDefault($"{operation[..space]} {Paths.Nameless(operation[(space + 1)..])}")?["parameters"]?.Children<JObject>().ToList() ?? [];
        Give(
            [.. options.Select(p => new Member(
                $"{operation} {p["name"]}",
                (string)p["name"]!,
                (string?)p["x-name"],
                Before(before, p, options)))],
            TakenInOptions,
            name => name,
            (i, name) => options[i]["x-name"] = name);
    }

    public void OfEnum(string type, JObject schema)
    {
        var names = schema["x-names"] as JObject ?? [];
        var before = _schemas?[type];
        var known = before?["enum"]?.Values<string>().ToHashSet() ?? [];
        var values = schema["enum"]!.Select(v => (string)v!).ToList();
        Give(
            [.. values.Select(v => new Member($"{type} '{v}'", v, (string?)names[v], known.Contains(v) ? (string?)before!["x-names"]?[ValueKey.Of(v)] ?? Names.Pascal(v) : null))],
            [.. TakenInEnums, type],
            name => name,
            (i, name) => names[values[i]] = name);
        if (names.Count > 0)
            schema["x-names"] = names;
    }

    /// <summary>The name that a member had, be it with another spelling.</summary>
    private static string? Before(JObject? before, string wire, JObject schema) =>
        (before?.Property(wire) ?? before?.Properties().FirstOrDefault(p => Spelling.IsOther(p.Name, wire) && schema["properties"]![p.Name] is null)) is { } old ? Known(old.Value, old.Name) : null;

    private static string? Before(List<JObject> before, JObject option, List<JObject> options)
    {
        var wire = (string)option["name"]!;
        var same = before.Where(b => (string?)b["in"] == (string?)option["in"] && (bool?)b["required"] is not true).ToList();
        var old = same.FirstOrDefault(b => (string?)b["name"] == wire) ?? same.FirstOrDefault(b => Spelling.IsOther((string)b["name"]!, wire) && options.All(o => (string?)o["name"] != (string?)b["name"]));
        return old is null ? null : Known(old, (string)old["name"]!);
    }

    private static string Known(JToken node, string wire) => (string?)node["x-name"] ?? Names.Pascal(wire);

    /// <param name="members">What gets names.</param>
    /// <param name="taken">Names that C# or the SDK has for something else.</param>
    /// <param name="final">What C# makes of a name.</param>
    /// <param name="write">Takes the name of the member with this number, if it does not follow from its wire name.</param>
    private void Give(List<Member> members, HashSet<string> taken, Func<string, string> final, Action<int, string> write)
    {
        var names = new string?[members.Count];
        Dictionary<string, string> found = new(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < members.Count; i++)
        {
            if (members[i].Given is not { } given)
                continue;
            if (!Identifier().IsMatch(given))
                throw new ImportException(members[i].Place, $"'{given}' is no C# name; specify one in overlay.yaml as x-name (of a member) or in x-names (of an enum).");
            if (!found.TryAdd(final(given), members[i].Place))
                throw new ImportException(members[i].Place, $"is {given} in C#, like {found[final(given)]}; specify one of them another name in overlay.yaml as x-name (of a member) or in x-names (of an enum).");
            names[i] = given;
        }

        for (var i = 0; i < members.Count; i++)
        {
            if (names[i] is null && members[i].Before is { } before && Identifier().IsMatch(before) && found.TryAdd(final(before), members[i].Place))
                names[i] = before;
        }

        foreach (var i in Enumerable.Range(0, members.Count).Where(i => names[i] is null).OrderBy(i => members[i].Wire, StringComparer.Ordinal).ThenBy(i => i))
        {
            var (place, wire) = (members[i].Place, members[i].Wire);
            var first = Fit(wire, taken);
            var name = Candidates(wire, first).First(n => !taken.Contains(n) && !found.ContainsKey(final(n)) && !IsAsked(final(n)));
            found.Add(final(name), place);
            names[i] = name;
            if (name != first)
                Notes.Add(new RenamedMember(place, name, found.GetValueOrDefault(final(first), "something that every model has")));
        }

        for (var i = 0; i < members.Count; i++)
        {
            if (names[i] != Names.Pascal(members[i].Wire))
                write(i, names[i]!);
        }

        bool IsAsked(string name) => name.StartsWith(Asking, StringComparison.OrdinalIgnoreCase) && found.ContainsKey(name[Asking.Length..]) || found.ContainsKey(Asking + name);
    }

    /// <summary>Names for a wire name, the best first: as it is, with its symbols and case told in words, and with the numbers of its characters.</summary>
    private static IEnumerable<string> Candidates(string wire, string first)
    {
        yield return first;
        var spelled = string.Concat(wire.Select((c, i) => Symbols.TryGetValue(c, out var word) ? word
            : !char.IsAsciiLetterOrDigit(c) ? $"U{(int)c:X4}"
            : i == 0 || !char.IsAsciiLetterOrDigit(wire[i - 1]) ? $"{char.ToUpperInvariant(c)}" : $"{c}"));
        if (spelled.Length == 0)
            spelled = "Empty";
        if (char.IsAsciiDigit(spelled[0]))
            spelled = "Value" + spelled;
        yield return spelled;
        yield return spelled + (wire == wire.ToUpperInvariant() ? "Upper" : wire == wire.ToLowerInvariant() ? "Lower" : "Mixed");
        yield return "Value" + string.Concat(wire.Select(c => $"U{(int)c:X4}"));
    }

    private static string Fit(string wire, HashSet<string> taken)
    {
        var name = Names.Pascal(wire);
        if (!Identifier().IsMatch(name))
            name = NameRules.Pascal(wire);
        if (name.Length == 0 || char.IsAsciiDigit(name[0]))
            name = "Value" + name;
        return taken.Contains(name) ? name + "Member" : name;
    }

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*$")]
    private static partial Regex Identifier();

    /// <param name="Place">Where it stands, for messages.</param>
    /// <param name="Wire">Its name in JSON.</param>
    /// <param name="Given">The name that a person gave it.</param>
    /// <param name="Before">The name that it had in the committed document.</param>
    private sealed record Member(string Place, string Wire, string? Given, string? Before);
}

/// <param name="Place">A member, enum value or option: <c>Thing.a-b</c>, <c>State 'OPEN'</c>, <c>GET /x a_b</c>.</param>
/// <param name="Name">Its C# name.</param>
/// <param name="Like">What has the name that it would have had.</param>
internal sealed record RenamedMember(string Place, string Name, string Like);
