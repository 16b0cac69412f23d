using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Import;

/// <summary>
/// Merges types with the same meaning. If a type has <c>x-type: JobStatus</c>, no code is generated for it, and the specified type of its own description or of
/// specs/shared is used in its place. A text member that is to be an enum has <c>x-type</c> itself.
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

    /// <summary>The description of the shared types with the added values; null if no values were added.</summary>
    public JObject? Changed => _isChanged ? _document : null;

    /// <summary>Loads the shared types beside the folder of an API version; without such a file, there are none.</summary>
    public static SharedTypes Beside(ApiFolder folder)
    {
        var path = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(folder.Path)))!, "shared", "openapi.json");
        return new SharedTypes(path, File.Exists(path) ? SourceReader.Parse(path, File.ReadAllText(path)) : null);
    }

    /// <summary>Marks the text members that are enums, and adopts the values that CircleCI has added.</summary>
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
        if (_document is null || (other != name && schemas.ContainsKey(other)))
            return;
        if (_schemas[other] is not JObject type)
            throw new ImportException(Path, $"has no type {other}, which the {Key} of {name} refers to; add the type there, or remove the {Key}.");
        // Its spellings are unified by hand-written code, so upstream's spellings are not additional values.
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
