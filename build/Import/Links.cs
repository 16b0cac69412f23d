using System.Text.RegularExpressions;
using CircleCi.Build.CSharp;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Import;

/// <summary>
/// Turns what descriptions name in braces into links to C#: <c>{Branch}</c> is a member of what the description is about, <c>{Pipeline.Vcs}</c> one of another
/// type, <c>{Pipeline}</c> a type, <c>{projectSlug}</c> a parameter. A name that does not exist is reported, so that a renamed member leaves no stale docs behind.
/// </summary>
internal sealed partial class Links
{
    private readonly JObject _document;

    /// <summary>The members of each type and each options class, by its name.</summary>
    private readonly Dictionary<string, HashSet<string>> _types = new(StringComparer.Ordinal);

    private readonly List<string> _broken = [];

    private Links(JObject document)
    {
        _document = document;
        foreach (var (name, schema) in Schemas)
            _types[name] = [.. MembersOf(name, (JObject)schema!)];
        foreach (var operation in Operations.Select(o => o.Operation).Where(o => Options(o).Any()))
            _types[OptionsClass(operation)] = [.. Options(operation).Select(p => NameOf(p, (string)p["name"]!))];
    }

    private JObject Schemas => (JObject)(_document["definitions"] ?? _document["components"]!["schemas"]!);

    private IEnumerable<(string Key, JObject Operation)> Operations =>
        from path in ((JObject)_document["paths"]!).Properties()
        from operation in ((JObject)path.Value).Properties()
        select ($"{operation.Name.ToUpperInvariant()} {path.Name}", (JObject)operation.Value);

    /// <summary>Writes the links of a finished document as XML documentation does.</summary>
    /// <param name="document">The document, with all names given.</param>
    /// <param name="derived">What has a description that was derived: braces in it may be those of a wire name.</param>
    /// <returns>The links to what does not exist, each with its place. They become code instead.</returns>
    public static IReadOnlyList<string> Write(JObject document, IReadOnlySet<JObject> derived)
    {
        var links = new Links(document);
        foreach (var (name, node) in links.Schemas)
            links.WriteSchema(name, (JObject)node!, derived);
        foreach (var (key, operation) in links.Operations)
            links.WriteOperation(key, operation, derived);
        return links._broken;
    }

    private void WriteSchema(string name, JObject schema, IReadOnlySet<JObject> derived)
    {
        Replace(name, schema, "description", derived, [name], []);
        foreach (var property in (schema["properties"] as JObject ?? []).Properties())
            Replace($"{name}.{property.Name}", (JObject)property.Value, "description", derived, [name], []);
        foreach (var value in (schema["x-values"] as JObject ?? []).Properties())
            Replace($"{name} '{value.Name}'", (JObject)schema["x-values"]!, value.Name, derived, [name], []);
    }

    private void WriteOperation(string key, JObject operation, IReadOnlySet<JObject> derived)
    {
        var parameters = operation["parameters"]?.Children<JObject>().ToList() ?? [];
        var body = (JObject?)operation["requestBody"] ?? parameters.FirstOrDefault(p => (string?)p["in"] == "body");
        var responses = operation["responses"]!.Children<JProperty>().Select(r => (r.Name, Response: (JObject)r.Value)).ToList();
        // What the caller gives comes before what it gets.
        List<string> types = [OptionsClass(operation), .. TypesOf(body), .. responses.Where(r => r.Name.StartsWith('2')).SelectMany(r => TypesOf(r.Response))];
        HashSet<string> arguments = [.. parameters.Where(p => (string?)p["in"] != "body").Except(Options(operation)).Select(p => Camel(NameOf(p, (string)p["name"]!)))];
        Replace($"{key} summary", operation, "summary", derived, types, arguments);
        Replace($"{key} description", operation, "description", derived, types, arguments);
        foreach (var parameter in parameters)
            Replace($"{key} {parameter["name"]}", parameter, "description", derived, types, arguments);
        if (body is not null)
            Replace($"{key} body", body, "description", derived, types, arguments);
        foreach (var (code, response) in responses)
            Replace($"{key} {code}", response, "description", derived, types, arguments);
    }

    private void Replace(string place, JObject node, string key, IReadOnlySet<JObject> derived, IReadOnlyList<string> types, HashSet<string> arguments)
    {
        if (node[key] is not JValue { Value: string text } || !text.Contains('{'))
            return;
        // Between backticks is code, where a brace is a brace.
        var parts = text.Split('`');
        for (var i = 0; i < parts.Length; i += 2)
            parts[i] = Link().Replace(parts[i], match => Resolve(match.Groups[1].Value, types, arguments)
                ?? (derived.Contains(node) ? match.Value : Broken(place, match.Groups[1].Value)));
        node[key] = string.Join('`', parts);
    }

    private string? Resolve(string name, IReadOnlyList<string> types, HashSet<string> arguments)
    {
        if (arguments.Contains(name))
            return $"<paramref name=\"{name}\"/>";
        var dot = name.IndexOf('.');
        var (owner, member) = dot < 0 ? (types.FirstOrDefault(t => _types.TryGetValue(t, out var members) && members.Contains(name)), name) : (name[..dot], name[(dot + 1)..]);
        if (owner is null)
            return _types.ContainsKey(name) ? $"<see cref=\"{InCSharp(name)}\"/>" : null;
        return _types.TryGetValue(owner, out var known) && known.Contains(member) ? $"<see cref=\"{InCSharp(owner)}.{member}\"/>" : null;
    }

    /// <summary>The type itself, or the one that stands for it.</summary>
    private string InCSharp(string type) =>
        (string?)Schemas[type]?[SharedTypes.Key] is not { } other ? type : other != type && Schemas.ContainsKey(other) ? InCSharp(other) : SharedTypes.Namespace + other;

    private string Broken(string place, string name)
    {
        _broken.Add($"{place}: {{{name}}}");
        return $"`{name}`";
    }

    private static IEnumerable<string> MembersOf(string type, JObject schema)
    {
        foreach (var property in (schema["properties"] as JObject ?? []).Properties())
            yield return Names.Property((string?)property.Value["x-name"], property.Name, type);
        foreach (var value in schema["enum"]?.Values<string>() ?? [])
            yield return (string?)schema["x-names"]?[ValueKey.Of(value!)] ?? Names.Pascal(value!);
    }

    /// <summary>The types of a body or a response: its own, and that of its items.</summary>
    private IEnumerable<string> TypesOf(JObject? content)
    {
        var schema = content?["schema"] ?? content?["content"]?.Children<JProperty>().FirstOrDefault()?.Value["schema"];
        if (schema is null)
            yield break;
        foreach (var inner in new[] { schema, schema["items"], schema["additionalProperties"] }.OfType<JObject>())
        {
            if ((string?)(inner["$ref"] ?? inner["allOf"]?[0]?["$ref"]) is not { } reference)
                continue;
            var name = reference.Split('/')[^1];
            yield return name;
            if ((string?)Schemas[name]?["properties"]?["items"]?["items"]?["$ref"] is { } item)
                yield return item.Split('/')[^1];
        }
    }

    private static IEnumerable<JObject> Options(JObject operation) =>
        operation["parameters"]?.Children<JObject>().Where(p => (string?)p["in"] is "query" or "header" && (bool?)p["required"] is not true) ?? [];

    private static string OptionsClass(JObject operation) => ((string)operation["operationId"]!).Replace("_", "", StringComparison.Ordinal) + "Options";

    private static string NameOf(JObject node, string wire) => (string?)node["x-name"] ?? Names.Pascal(wire);

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    [GeneratedRegex(@"\{([A-Za-z][A-Za-z0-9_-]*(?:\.[A-Za-z][A-Za-z0-9_-]*)?)\}")]
    private static partial Regex Link();
}
