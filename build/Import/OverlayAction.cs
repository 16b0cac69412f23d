using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Import;

/// <summary>One action of an overlay, whose shape is sound: what it selects, and what becomes of that.</summary>
/// <param name="Place">The file and the number of the action, and its target, for errors.</param>
/// <param name="Target">A JSONPath.</param>
/// <param name="Update">What is merged into what is selected; null if that is removed.</param>
/// <param name="IsUpstream">Whether it corrects upstream's document, before anything is named.</param>
internal sealed record OverlayAction(string Place, string Target, JToken? Update, bool IsUpstream)
{
    private static readonly string[] Keys = ["target", "description", "update", "remove", "x-stage"];
    private static readonly HashSet<string> Prose = ["description", "summary", "title"];

    /// <exception cref="ImportException">It is no action.</exception>
    public static OverlayAction Read(string place, JToken node)
    {
        if (node is not JObject action)
            throw new ImportException(place, $"is {UpdateShape.Words(node)}; write an action: - target: $.info, and below it update: or remove: true.");
        var target = node["target"] is null ? throw new ImportException(place, "has no target; write what it is about, as a JSONPath: target: $.info.") : Text(place, action, "target");
        if (target!.Trim().Length == 0)
            throw new ImportException(place, "has an empty target; write a JSONPath, such as $.info.");
        place = $"{place} ({target})";
        CheckPath(place, target);
        if (action.Properties().FirstOrDefault(p => !Keys.Contains(p.Name) && (!p.Name.StartsWith("x-", StringComparison.Ordinal) || Spelling.IsOther(p.Name, "x-stage"))) is { } unknown)
            throw new ImportException(place, $"'{unknown.Name}' is no part of an action; write {string.Join(", ", Keys[..^1])} or {Keys[^1]}.");
        var description = Text(place, action, "description");
        if (Text(place, action, "x-stage") is { } stage && stage != "upstream")
            throw new ImportException(place, $"x-stage is '{stage}'; write upstream, or omit it.");
        var remove = action["remove"] switch
        {
            null or JValue { Type: JTokenType.Null } => false,
            JValue { Value: bool flag } => flag,
            var other => throw new ImportException(place, $"remove is {UpdateShape.Words(other)}; write true or false."),
        };
        var update = action["update"] is JValue { Type: JTokenType.Null } ? null : action["update"];
        if (update is null && !remove)
            throw new ImportException(place, "is neither updated nor removed; write update: or remove: true.");
        if (update is not null && remove)
            throw new ImportException(place, "is both updated and removed; write one of them.");
        if (update is not null)
            UpdateShape.Check(place, target, update);
        var read = new OverlayAction(place, target, update, action["x-stage"] is { Type: JTokenType.String });
        if (string.IsNullOrWhiteSpace(description) && (remove || read.IsUpstream || IsCorrection(update)))
            throw new ImportException(place, "is a correction, so it needs a description that says why.");
        return read;
    }

    /// <summary>What it selects in a document.</summary>
    public List<JToken> Select(JObject document) => Select(Place, Target, document);

    /// <summary>Whether an update changes anything but prose and our own extensions.</summary>
    public static bool IsCorrection(JToken? update) => update switch
    {
        JObject o => o.Properties().Any(p => !(p.Value is JValue && Prose.Contains(p.Name)) && !p.Name.StartsWith("x-", StringComparison.Ordinal) && IsCorrection(p.Value)),
        null => false,
        _ => true,
    };

    private static string? Text(string place, JObject action, string key) => action[key] switch
    {
        null or JValue { Type: JTokenType.Null } when key != "target" => null,
        JValue { Value: string text } => text,
        var other => throw new ImportException(place, $"{key} is {UpdateShape.Words(other)}; write text."),
    };

    /// <summary>A path is broken whatever it is held against.</summary>
    private static void CheckPath(string place, string target)
    {
        if (target[0] != '$')
            throw new ImportException(place, "the target is no JSONPath: it begins with $.");
        Select(place, target, []);
    }

    private static List<JToken> Select(string place, string target, JObject document)
    {
        try
        {
            return [.. document.SelectTokens(target)];
        }
        catch (Exception e) when (e is JsonException or ArgumentException or FormatException or OverflowException or IndexOutOfRangeException or InvalidCastException or InvalidOperationException or NullReferenceException)
        {
            throw new ImportException(place, $"the target {target} is no JSONPath: {e.Message.TrimEnd('.')}; write one such as $.paths['/pipeline/{{id}}'].get.");
        }
    }
}
