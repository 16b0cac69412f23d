using CircleCi.Build.CSharp;
using CircleCi.Build.Import;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Regeneration;

/// <summary>A part of a description that becomes something in C#: an operation, a type, a member, a value of an enum, or an option.</summary>
/// <param name="Api">Such as V11.</param>
/// <param name="Place">Where it stands, as names.json writes it: <c>GET /context</c>, <c>Webhook.verify-tls</c>, <c>WorkflowStatus 'on_hold'</c>, <c>GET /context query owner-type</c>.</param>
/// <param name="Type">The class or struct that it is, or is in.</param>
/// <param name="Member">What it is called there; null for a type.</param>
/// <param name="Call">The call that it is, such as Contexts.List; null for what is none.</param>
/// <param name="IsList">Whether the call is one of a list, whose items can be enumerated.</param>
internal sealed record Part(string Api, string Place, string Type, string? Member, string? Call = null, bool IsList = false)
{
    /// <summary>What programs know it by.</summary>
    private (string, string, string?, string?) Key => (Api, Type, Member, Call);

    /// <summary>The name of a list's method that gives all of its items; null for what is no list.</summary>
    public string? Enumerating => (IsList, Member) switch
    {
        (true, ['L', 'i', 's', 't', ..]) => $"Enumerate{Member[4..]}",
        (true, ['G', 'e', 't', ..]) => $"Enumerate{Member[3..]}",
        _ => null,
    };

    /// <summary>All parts of a description.</summary>
    public static IEnumerable<Part> Of(ApiState api) => Operations(api).Concat(Types(api));

    /// <summary>What programs could use before and cannot any more. What goes with a complete type, or with a call, is not reported separately.</summary>
    public static IReadOnlyList<Part> Lost(IEnumerable<ApiState> before, IEnumerable<ApiState> after)
    {
        var lost = before.SelectMany(Of).ExceptBy(after.SelectMany(Of).Select(p => p.Key), p => p.Key).ToList();
        var whole = lost.Where(p => p.Member is null || p.Call is not null).SelectMany(p => new[] { (p.Api, p.Type), (p.Api, $"{p.Call?.Replace(".", "", StringComparison.Ordinal)}Options") }).ToHashSet();
        return [.. lost.Where(p => p.Member is null || p.Call is not null || !whole.Contains((p.Api, p.Type)))];
    }

    private static IEnumerable<Part> Operations(ApiState api)
    {
        foreach (var (name, call) in api.Calls)
        {
            var place = Paths.Nameless(call.Key);
            var (area, method) = (name[..name.IndexOf('.')], name[(name.IndexOf('.') + 1)..]);
            yield return new Part(api.Api, place, $"{area}Client", method, name, call.Node["x-items"] is not null);
            foreach (var option in (call.Node["parameters"] ?? new JArray()).OfType<JObject>().Where(p => (string?)p["in"] is "query" or "header" && (bool?)p["required"] is not true))
                yield return new Part(api.Api, $"{place} {option["in"]} {option["name"]}", $"{area}{method}Options", NameOf(option, (string)option["name"]!));
        }
    }

    private static IEnumerable<Part> Types(ApiState api)
    {
        foreach (var (type, schema) in api.Schemas)
        {
            yield return new Part(api.Api, type, type, null);
            foreach (var (wire, member) in schema!["properties"] as JObject ?? [])
                yield return new Part(api.Api, $"{type}.{wire}", type, NameOf(member!, wire));
            foreach (var value in (schema["enum"] ?? new JArray()).Select(v => (string)v!))
                yield return new Part(api.Api, $"{type} '{value}'", type, (string?)schema["x-names"]?[ValueKey.Of(value)] ?? Names.Pascal(value));
        }
    }

    private static string NameOf(JToken node, string wire) => (string?)node["x-name"] ?? Names.Pascal(wire);
}
