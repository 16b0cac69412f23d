using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Import;

/// <summary>
/// Types that are one thing. A type that is the same thing as another of its description, or as one of those that several descriptions share (specs/shared), says so
/// (<c>x-type: JobStatus</c>): nothing is generated for it then, and what is of it becomes of the other. A member that is text, and is an enum to us, says so itself.
/// </summary>
internal sealed class SharedTypes
{
    public const string Key = "x-type";

    public const string Namespace = "CircleCi.Generated.";

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

    /// <summary>Says which members that are text are enums, and takes over the values that CircleCI has added.</summary>
    public void Apply(JObject schemas)
    {
        foreach (var (name, schema) in schemas)
        {
            if ((string?)schema![Key] is { } other)
                Complete(name, other, schemas);
        }

        foreach (var property in schemas.Properties().SelectMany(s => (s.Value["properties"] as JObject ?? []).Properties()).Select(p => (JObject)p.Value))
        {
            if ((string?)property[Key] is { } own && (_schemas[own] ?? schemas[own])?["enum"] is not null)
                property["x-wire-enum"] = true;
        }
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
