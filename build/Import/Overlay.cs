using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Import;

/// <summary>
/// overlay.yaml, an OpenAPI Overlay 1.0: what is ours in a committed description. An action with <c>x-stage: upstream</c> corrects the upstream
/// document before anything is named; every other one, prose above all, goes to the document with our names in it.
/// </summary>
internal sealed class Overlay
{
    /// <summary>Marks what an action has corrected in an upstream document: a person has decided on it.</summary>
    public const string Corrected = "x-corrected";

    private static readonly HashSet<string> Prose = ["description", "summary", "title"];

    private readonly List<Action> _actions = [];
    private readonly string _source;

    private Overlay(string source) => _source = source;

    /// <summary>The targets that nothing in the document answered to.</summary>
    public List<string> Unmet { get; } = [];

    public static Overlay Load(string path) => File.Exists(path) ? Parse(path, File.ReadAllText(path)) : new Overlay(path);

    public static Overlay Parse(string source, string text)
    {
        var overlay = new Overlay(source);
        var root = SourceReader.Parse(source, text);
        if ((root["overlay"]?.ToString() ?? "") is var version && !version.StartsWith("1.0", StringComparison.Ordinal))
            throw new ImportException(source, $"is no OpenAPI Overlay 1.0 (overlay: '{version}').");
        var number = 0;
        foreach (var node in root["actions"] as JArray ?? [])
        {
            number++;
            var place = $"{source}, action {number}";
            var action = new Action(
                (string?)node["target"] ?? throw new ImportException(place, "has no target."),
                node["update"],
                (bool?)node["remove"] ?? false,
                (string?)node["x-stage"] == "upstream");
            if (action.Update is null && !action.Remove)
                throw new ImportException(place, $"{action.Target} is neither updated nor removed.");
            if ((string?)node["description"] is null && (action.Remove || action.IsUpstream || IsCorrection(action.Update)))
                throw new ImportException(place, $"{action.Target} is corrected, so the action needs a description that says why.");
            overlay._actions.Add(action);
        }

        return overlay;
    }

    public void ApplyToUpstream(JObject document) => Apply(document, upstream: true);

    public void ApplyToNamed(JObject document) => Apply(document, upstream: false);

    private void Apply(JObject document, bool upstream)
    {
        foreach (var action in _actions.Where(a => a.IsUpstream == upstream))
        {
            List<JToken> targets;
            try
            {
                targets = [.. document.SelectTokens(action.Target)];
            }
            catch (JsonException e)
            {
                throw new ImportException(_source, $"the target {action.Target} is no JSONPath: {e.Message}");
            }

            if (targets.Count == 0)
                Unmet.Add(action.Target);
            foreach (var target in targets)
            {
                if (action.Remove)
                    Remove(target);
                else
                    Merge(target, action.Update!, action.Target);
                if (upstream && !action.Remove)
                    Mark(target, action.Update!);
            }
        }
    }

    private static void Remove(JToken target)
    {
        if (target.Parent is JProperty property)
            property.Remove();
        else
            target.Remove();
    }

    private void Merge(JToken target, JToken update, string path)
    {
        switch (target)
        {
            case JObject into when update is JObject from:
                foreach (var (named, value) in from)
                {
                    // Words about a member stay with it when upstream spells it otherwise.
                    var key = into.ContainsKey(named) ? named : into.Properties().Select(p => p.Name).FirstOrDefault(n => Spelling.IsOther(n, named)) ?? named;
                    if (into[key] is JObject or JArray && value is JObject or JArray && into[key]!.Type == value.Type)
                        Merge(into[key]!, value, path);
                    // Words about a member that upstream has dropped do not bring it back.
                    else if (into[key] is null && value is JObject { Count: > 0 } && !key.StartsWith("x-", StringComparison.Ordinal) && !IsCorrection(value))
                        Unmet.Add($"{path} {key}");
                    else
                        into[key] = value!.DeepClone();
                }

                break;
            case JArray into when update is JArray from:
                foreach (var value in from)
                    into.Add(value.DeepClone());
                break;
            case JArray into:
                into.Add(update.DeepClone());
                break;
            default:
                throw new ImportException(_source, $"{path} selects {target.Type}, which cannot be updated with {update.Type}.");
        }
    }

    /// <summary>Marks the schemas that an update has touched; what merely holds them, such as a list of properties, takes no mark.</summary>
    private static void Mark(JToken target, JToken update)
    {
        if (target is not JObject node || update is not JObject changes)
            return;
        if (changes.Properties().Any(p => p.Value is not JObject || p.Name is "items" or "additionalProperties"))
            node[Corrected] = true;
        foreach (var (key, value) in changes)
        {
            if (node[key] is JObject inner && value is not null)
                Mark(inner, value);
        }
    }

    /// <summary>Whether an update changes anything but prose and our own extensions.</summary>
    private static bool IsCorrection(JToken? update) => update switch
    {
        JObject o => o.Properties().Any(p => !(p.Value is JValue && Prose.Contains(p.Name)) && !p.Name.StartsWith("x-", StringComparison.Ordinal) && IsCorrection(p.Value)),
        null => false,
        _ => true,
    };

    private sealed record Action(string Target, JToken? Update, bool Remove, bool IsUpstream);
}
