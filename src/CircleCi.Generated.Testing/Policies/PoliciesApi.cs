using System.Globalization;
using System.Text;
using CircleCi.Generated.Testing.Server;
using CircleCi.Generated.Testing.World;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Policies;

/// <summary>Config policies of an organization, and the decisions that are made with them.</summary>
internal static class PoliciesApi
{
    private const int MaxUpload = 5 * 512 * 1024;

    private static readonly string[] MetadataMembers = ["build_number", "project_id", "ssh_rerun", "vcs"];

    public static void Map(Handlers on)
    {
        on["V2.Policies.GetBundle"] = call => Json(Org(call).Policies);
        on["V2.Policies.Get"] = call => Json(Org(call).Policies.GetValueOrDefault(call["policyName"]) ?? throw new RequestError(404, "policy not found", $"there is no {call["policyName"]}"));
        on["V2.Policies.SetBundle"] = Upload;

        on["V2.Policies.GetDecisionSettings"] = call => Settings(Org(call));
        on["V2.Policies.UpdateDecisionSettings"] = call =>
        {
            var org = Org(call);
            org.EvaluatesPolicies = call.Body!["enabled"] is { Type: JTokenType.Boolean } enabled ? (bool)enabled : throw new RequestError(400, "enabled: is missing or neither true nor false.");
            return Settings(org);
        };

        on["V2.Policies.MakeDecision"] = Decide;
        on["V2.Policies.ListDecisions"] = call => new JArray(Org(call).Decisions.AsEnumerable().Reverse().Where(d => IsAskedFor(call, d)).Skip((int)Math.Min(call.Number("offset") ?? 0, int.MaxValue)).Take(call.World.PageSize).Select(Json));
        on["V2.Policies.GetDecision"] = call => Json(Find(call));
        on["V2.Policies.GetDecisionBundle"] = call => Json(Find(call).Policies);
    }

    private static SandboxOrg Org(Call call)
    {
        if (call["context"] != "config")
            throw new RequestError(400, $"context: '{call["context"]}' is none; there is only config.");
        return call.Caller.Visible(call.World.FindOrg(call.Id("ownerId"))) ?? throw new RequestError(403, "Forbidden", $"there is no organization {call["ownerId"]} that this token may see");
    }

    private static SandboxResponse Upload(Call call)
    {
        var org = Org(call);
        var files = call.Body!["policies"] switch
        {
            null => [],
            JObject given => given,
            _ => throw new RequestError(400, "policies: must be an object with a text for each policy."),
        };
        var bundle = new SortedDictionary<string, Policy>(StringComparer.Ordinal);
        foreach (var (file, text) in files)
        {
            var content = text is { Type: JTokenType.String } ? (string)text! : throw new RequestError(400, $"policies: {file}: must be a text.");
            var name = Policy.NameOf(file, content);
            var known = org.Policies.GetValueOrDefault(name);
            if (!bundle.TryAdd(name, known?.Content == content ? known : new Policy(name, content, call.Caller.User.Id.ToString(), call.Now)))
                throw new RequestError(400, $"policies: there are two with the name {name}.");
        }

        if (bundle.Values.Sum(p => Encoding.UTF8.GetByteCount(p.Content)) > MaxUpload)
            throw new RequestError(413, "The policies are too large.");
        var changes = new JObject();
        Add(changes, "created", bundle.Keys.Except(org.Policies.Keys));
        Add(changes, "modified", bundle.Keys.Where(n => org.Policies.TryGetValue(n, out var known) && known != bundle[n]));
        Add(changes, "deleted", org.Policies.Keys.Except(bundle.Keys));
        if (call.Query("dry") == "true")
            return changes;
        org.Policies = bundle;
        return new SandboxResponse(201, changes);
    }

    private static SandboxResponse Decide(Call call)
    {
        var about = call.Body!["metadata"] as JObject;
        var metadata = new JObject(MetadataMembers.Where(m => about?[m] is not null).Select(m => new JProperty(m, about![m])));
        return Org(call).Decide(call.Text("input"), metadata).Result;
    }

    private static Decision Find(Call call) =>
        Org(call).Decisions.Find(d => d.Id == call.Id("decisionId")) ?? throw new RequestError(404, "decision not found", $"there is no {call["decisionId"]}");

    private static bool IsAskedFor(Call call, Decision decision)
    {
        bool Is(string name, string? value) => call.Query(name) is not { } asked || asked == value;
        return Is("status", decision.Status)
            && Is("branch", (string?)decision.Metadata["vcs"]?["branch"])
            && Is("build_number", (string?)decision.Metadata["build_number"])
            && Is("project_id", (string?)decision.Metadata["project_id"])
            && !(Time(call, "after") >= decision.CreatedAt)
            && !(Time(call, "before") <= decision.CreatedAt);
    }

    private static DateTimeOffset? Time(Call call, string name) => call.Query(name) is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
        : throw new RequestError(400, $"{name}: '{text}' is not a time.");

    /// <summary>A list without entries is omitted.</summary>
    public static void Add(JObject json, string member, IEnumerable<object> items)
    {
        var list = new JArray(items);
        if (list.Count > 0)
            json[member] = list;
    }

    private static JObject Settings(SandboxOrg org) => new() { ["enabled"] = org.EvaluatesPolicies };

    private static JObject Json(IReadOnlyDictionary<string, Policy> policies) => new(policies.Values.Select(p => new JProperty(p.Name, Json(p))));

    private static JObject Json(Policy policy) => new()
    {
        ["name"] = policy.Name,
        ["content"] = policy.Content,
        ["created_by"] = policy.CreatedBy,
        ["created_at"] = JsonTime.Of(policy.CreatedAt),
    };

    private static JObject Json(Decision decision) => new()
    {
        ["id"] = decision.Id,
        ["decision"] = decision.Result,
        ["metadata"] = decision.Metadata,
        ["policies"] = new JObject(decision.Policies.Values.Select(p => new JProperty(p.Name, p.Hash))),
        ["time_taken_ms"] = 0,
        ["created_at"] = JsonTime.Of(decision.CreatedAt),
    };
}
