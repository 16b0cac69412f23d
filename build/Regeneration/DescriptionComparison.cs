using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Regeneration;

/// <summary>What differs between two imported descriptions and shows in no signature: statuses, limits, and what a request must hold.</summary>
internal sealed class DescriptionComparison(ApiState before, ApiState after, SurfaceComparison surface)
{
    /// <summary>What becomes part of the surface, and what is prose or serves the templates.</summary>
    private static readonly HashSet<string> NoLimits =
        ["type", "format", "$ref", "allOf", "anyOf", "oneOf", "items", "properties", "additionalProperties", "required", "enum", "nullable", "deprecated", "description", "schema", "in", "name"];

    private static readonly HashSet<string> Prose = ["description", "summary", "x-values", "x-areas", "info"];

    private readonly Places _places = new([after]);

    public IEnumerable<Change> Changes => Address().Concat(Calls()).Concat(Types()).Distinct();

    /// <summary>Whether programs and CircleCI could notice a difference at all.</summary>
    public bool IsObservable => !JToken.DeepEquals(WithoutProse(before.Document), WithoutProse(after.Document));

    /// <summary>The host is a matter of CircleCiClientOptions; what stands after it is part of each call.</summary>
    private IEnumerable<Change> Address()
    {
        var (was, now) = (AddressOf(before.Document), AddressOf(after.Document));
        if (was == now)
            yield break;
        var moves = was.TrimEnd('/').Split('/')[^1] != now.TrimEnd('/').Split('/')[^1];
        yield return new Change(
            moves ? Level.Major : Level.Patch,
            moves ? ChangeKind.Changed : ChangeKind.Noted,
            $"all calls of {after.Version}",
            moves ? $"go to {now} now, not to {was}" : $"CircleCI gives {now} as its address now, not {was}; calls go to the one of `CircleCiClientOptions`, as before");
    }

    private static string AddressOf(JObject document) =>
        (string?)document["servers"]?[0]?["url"] ?? $"{document["schemes"]?[0] ?? "https"}://{document["host"]}{document["basePath"]}";

    private IEnumerable<Change> Calls()
    {
        foreach (var (name, call) in after.Calls)
        {
            if (!before.Calls.TryGetValue(name, out var was))
                continue;
            var where = _places.OfCall($"{after.Api}.{name}");
            var (codes, oldCodes) = (Keys(call.Node["responses"]), Keys(was.Node["responses"]));
            if (codes.Except(oldCodes).ToList() is { Count: > 0 } added)
                yield return Patch(where, $"may return {string.Join(", ", added)} as well");
            if (oldCodes.Except(codes).ToList() is { Count: > 0 } removed)
                yield return Patch(where, $"is no longer described to return {string.Join(", ", removed)}");
            foreach (var (parameter, old) in Pairs(call.Node["parameters"], was.Node["parameters"]))
            {
                foreach (var limit in Limits(old["schema"] ?? old, parameter["schema"] ?? parameter))
                    yield return Patch(where, $"`{parameter["name"]}`: {limit}");
            }
        }
    }

    private IEnumerable<Change> Types()
    {
        foreach (var (name, node) in after.Schemas)
        {
            if (before.Schemas[name] is not { } was)
                continue;
            var where = $"{after.Api}.{name}";
            if ((bool?)node!["x-sent"] is true)
            {
                foreach (var member in Texts(node["required"]).Except(Texts(was["required"])))
                    yield return new Change(Level.Major, ChangeKind.Changed, where, SurfaceComparison.MustBeGiven(surface.NameOf(where, member)));
                foreach (var member in Texts(was["required"]).Except(Texts(node["required"])).Where(m => node["properties"]?[m] is not null))
                    yield return new Change(Level.Minor, ChangeKind.Changed, where, SurfaceComparison.MayBeLeftOut(surface.NameOf(where, member)));
            }

            foreach (var member in Keys(node["properties"]).Intersect(Keys(was["properties"])))
            {
                foreach (var limit in Limits(was["properties"]![member]!, node["properties"]![member]!))
                    yield return Patch(where, $"`{surface.NameOf(where, member)}`: {limit}");
            }
        }
    }

    private static IEnumerable<string> Limits(JToken before, JToken after)
    {
        foreach (var key in Keys(before).Union(Keys(after)).Where(k => !NoLimits.Contains(k) && !k.StartsWith("x-", StringComparison.Ordinal)))
        {
            if (JToken.DeepEquals(before[key], after[key]))
                continue;
            if (key == "uniqueItems")
                yield return (bool?)after[key] is true ? "takes no item twice now" : "may hold an item twice now";
            else
                yield return after[key] is null ? $"no {key} any more (it was {before[key]})" : $"{key} {after[key]}{(before[key] is { } was ? $" (it was {was})" : " is new")}";
        }
    }

    private static Change Patch(string where, string what) => new(Level.Patch, ChangeKind.Changed, where, what);

    private static IEnumerable<string> Keys(JToken? node) => (node as JObject)?.Properties().Select(p => p.Name) ?? [];

    private static IEnumerable<string> Texts(JToken? list) => (list as JArray)?.Select(t => (string)t!) ?? [];

    private static IEnumerable<(JObject Now, JObject Was)> Pairs(JToken? now, JToken? was)
    {
        var old = (was as JArray)?.Cast<JObject>().ToDictionary(p => $"{p["in"]} {p["name"]}") ?? [];
        return ((now as JArray)?.Cast<JObject>() ?? []).Where(p => old.ContainsKey($"{p["in"]} {p["name"]}")).Select(p => (p, old[$"{p["in"]} {p["name"]}"]));
    }

    private static JToken WithoutProse(JToken node) => node switch
    {
        JObject o => new JObject(o.Properties().Where(p => !(Prose.Contains(p.Name) && p.Value is not JObject { Count: > 0 } || p.Name is "x-values" or "x-areas" or "info")).Select(p => new JProperty(p.Name, WithoutProse(p.Value)))),
        JArray a => new JArray(a.Select(WithoutProse)),
        _ => node.DeepClone(),
    };
}
