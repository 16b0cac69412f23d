using System.Globalization;
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

    private static readonly string[] Keys = ["overlay", "info", "extends", "actions"];

    /// <summary>What may be of several kinds, so that an update may make another one of it.</summary>
    private static readonly HashSet<string> OfSeveralKinds = ["additionalProperties", "const", "default", "example", "examples", "items", "parameters", "required", "type"];

    private readonly List<OverlayAction> _actions = [];

    /// <summary>The targets that nothing in the document answered to.</summary>
    public List<string> Unmet { get; } = [];

    public static Overlay Load(string path) => File.Exists(path) ? Parse(path, File.ReadAllText(path)) : new Overlay();

    public static Overlay Parse(string source, string text)
    {
        var overlay = new Overlay();
        var root = SourceReader.Parse(source, text);
        if ((root["overlay"] as JValue)?.ToString(CultureInfo.InvariantCulture) is not { } version || !version.StartsWith("1.0", StringComparison.Ordinal))
            throw new ImportException(source, $"is no OpenAPI Overlay 1.0 (overlay: '{root["overlay"]}'); write overlay: 1.0.0 at its beginning.");
        if (root.Properties().FirstOrDefault(p => !Keys.Contains(p.Name) && !p.Name.StartsWith("x-", StringComparison.Ordinal)) is { } unknown)
            throw new ImportException(source, $"'{unknown.Name}' is no part of an overlay; write {string.Join(", ", Keys)}, or a name that begins with x-.");
        if (root["actions"] is not (null or JArray or JValue { Type: JTokenType.Null }))
            throw new ImportException(source, $"actions is {UpdateShape.Words(root["actions"])}; write a list of actions: - target: $.info, and below it update: or remove: true.");
        var number = 0;
        foreach (var node in root["actions"] as JArray ?? [])
            overlay._actions.Add(OverlayAction.Read($"{source}, action {++number}", node));
        return overlay;
    }

    public void ApplyToUpstream(JObject document) => Apply(document, upstream: true);

    public void ApplyToNamed(JObject document) => Apply(document, upstream: false);

    /// <summary>Whether it may be thrown where a document has not what a description has there.</summary>
    public static bool IsBroken(Exception e) => e is NullReferenceException || ApiReader.IsWrongType(e);

    /// <summary>Finds the action after which a document of ours is no description any more.</summary>
    /// <param name="document">The document as it was before any action.</param>
    /// <param name="use">What is done to it that fails.</param>
    /// <returns>What to say of the action; null if none is to blame.</returns>
    public ImportException? Blame(JObject document, Action<JObject> use)
    {
        foreach (var action in _actions.Where(a => !a.IsUpstream))
        {
            Apply(action, document);
            try
            {
                use((JObject)document.DeepClone());
            }
            catch (Exception e) when (IsBroken(e))
            {
                return new ImportException(action.Place, $"leaves no description that OpenAPI knows ({(e is NullReferenceException ? "something that must be there is gone" : e.Message.TrimEnd('.'))}); look at what it changes besides words.");
            }
        }

        return null;
    }

    private void Apply(JObject document, bool upstream)
    {
        foreach (var action in _actions.Where(a => a.IsUpstream == upstream))
            Apply(action, document);
    }

    private void Apply(OverlayAction action, JObject document)
    {
        var targets = action.Select(document);
        if (targets.Count == 0)
            Unmet.Add(action.Target);
        foreach (var target in targets)
        {
            if (action.Update is not { } update)
            {
                Remove(action, target, document);
                continue;
            }

            Merge(action, target, update);
            if (action.IsUpstream)
                Mark(target, update);
        }
    }

    private static void Remove(OverlayAction action, JToken target, JObject document)
    {
        if (target == document)
            throw new ImportException(action.Place, "selects all of the document, which cannot be removed; select a part of it.");
        // What was selected twice is gone already.
        if (target.Parent is JProperty { Parent: not null } property)
            property.Remove();
        else if (target.Parent is JArray)
            target.Remove();
    }

    private void Merge(OverlayAction action, JToken target, JToken update)
    {
        switch (target)
        {
            case JObject into when update is JObject from:
                foreach (var (named, value) in from)
                {
                    // Words about a member stay with it when upstream spells it otherwise.
                    var key = into.ContainsKey(named) ? named : into.Properties().Select(p => p.Name).FirstOrDefault(n => Spelling.IsOther(n, named)) ?? named;
                    if (into[key] is JObject or JArray && value is JObject or JArray && into[key]!.Type == value.Type)
                        Merge(action, into[key]!, value);
                    // Words about a member that upstream has dropped do not bring it back.
                    else if (into[key] is null && value is JObject { Count: > 0 } && !key.StartsWith("x-", StringComparison.Ordinal) && !OverlayAction.IsCorrection(value))
                        Unmet.Add($"{action.Target} {key}");
                    else if (into[key] is { } there && there is JContainer != value is JContainer && !OfSeveralKinds.Contains(key) && !key.StartsWith("x-", StringComparison.Ordinal))
                        throw new ImportException(action.Place, $"{there.Path} is {UpdateShape.Words(there)}, which cannot be updated with {UpdateShape.Words(value)}.");
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
                throw new ImportException(action.Place, $"selects {UpdateShape.Words(target)}, which cannot be updated with {UpdateShape.Words(update)}; select what holds it.");
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
}
