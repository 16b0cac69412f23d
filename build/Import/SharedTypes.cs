using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Import;

/// <summary>
/// Types that are one thing. A type that is the same thing as another of its description, or as one of those that several descriptions share (specs/shared), says so
/// (<c>x-type: JobStatus</c>): nothing is generated for it then, and what is of it becomes of the other. A member that is text, and is an enum to us, says so itself.
/// </summary>
internal sealed class SharedTypes
{
    public const string Key = "x-type";

    /// <summary>The namespace of the shared types, which a member of another name cannot hide.</summary>
    private const string Namespace = "CircleCi.Generated.";

    private readonly JObject? _document;
    private readonly JObject _schemas;
    private bool _isChanged;

    private SharedTypes(string path, JObject? document)
    {
        Path = path;
        _document = document;
        _schemas = document?.SelectToken("$.components.schemas") as JObject ?? [];
    }

    public string Path { get; }

    /// <summary>The description with the values that were added; null if there were none.</summary>
    public JObject? Changed => _isChanged ? _document : null;

    /// <summary>Those beside the folder of an API version; none if it stands alone.</summary>
    public static SharedTypes Beside(ApiFolder folder)
    {
        var path = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(folder.Path)))!, "shared", "openapi.json");
        return new SharedTypes(path, File.Exists(path) ? SourceReader.Parse(path, File.ReadAllText(path)) : null);
    }

    /// <summary>Tells the templates what members, parameters and options are, and takes over the values that CircleCI has added.</summary>
    public void Apply(JObject document, JObject schemas)
    {
        var stands = schemas.Properties().Where(s => s.Value[Key] is not null).ToDictionary(s => s.Name, s => (string)s.Value[Key]!, StringComparer.Ordinal);
        foreach (var (name, other) in stands)
            Complete(name, other, schemas);
        foreach (var property in schemas.Properties().SelectMany(s => (s.Value["properties"] as JObject ?? []).Properties()).Select(p => (JObject)p.Value))
            Mark(property, stands, schemas);
        foreach (var operation in document.SelectTokens("$.paths.*.*").OfType<JObject>())
        {
            foreach (var parameter in operation["parameters"]?.Children<JObject>() ?? [])
            {
                if (CSharpTypes.Name((parameter["schema"] ?? parameter["x-schema"]) as JObject) is not { } name || !stands.TryGetValue(name, out var other))
                    continue;
                parameter[Key] = FullName(other);
                // Not a slug, which the types of other parameters are.
                if ((string?)parameter["in"] == "path")
                    parameter["x-one-segment"] = true;
            }

            foreach (var key in new[] { "x-response", "x-body", "x-result" })
            {
                if ((string?)operation[key] is { } shape)
                    operation[key] = Replace(shape, stands);
            }
        }
    }

    private void Mark(JObject property, Dictionary<string, string> stands, JObject schemas)
    {
        if ((string?)property["x-shape"] is { } shape)
        {
            property["x-shape"] = Replace(shape, stands);
            return;
        }

        var name = CSharpTypes.Name(property);
        var own = name is null ? (string?)property[Key] : stands.GetValueOrDefault(name);
        if (own is null || !(_schemas.ContainsKey(own) || schemas.ContainsKey(own)))
            return;
        property[Key] = FullName(own);
        if ((_schemas[own] ?? schemas[own])!["enum"] is null)
            return;
        property["x-value"] = true;
        if (name is null)
            property["x-wire-enum"] = true;
    }

    private string FullName(string type) => _schemas.ContainsKey(type) ? Namespace + type : type;

    /// <summary>The shape with the other type for the last word of it, where one stands for that.</summary>
    private string Replace(string shape, Dictionary<string, string> stands)
    {
        var question = shape.EndsWith('?') ? "?" : "";
        var words = shape[..^question.Length].Split(' ');
        if (stands.TryGetValue(words[^1], out var other))
            words[^1] = FullName(other);
        return string.Join(' ', words) + question;
    }

    private void Complete(string name, string other, JObject schemas)
    {
        if (_document is null || schemas.ContainsKey(other))
            return;
        if (_schemas[other] is not JObject type)
            throw new ImportException(Path, $"has no type {other}, which {name} is said to be ({Key}); add it there, or take the {Key} away.");
        // In one spelling several words are one value, which a rule written by hand knows.
        if ((bool?)type["x-one-spelling"] is true)
            return;
        var values = (JArray)type["enum"]!;
        foreach (var value in schemas[name]!["enum"]!.Values<string>().Where(v => values.All(k => (string?)k != v)).ToList())
        {
            values.Add(value);
            _isChanged = true;
        }
    }
}
