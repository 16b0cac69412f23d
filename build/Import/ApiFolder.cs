namespace CircleCi.Build.Import;

/// <summary>The folder of one API version, such as specs/v2: its description and the files that it is made with.</summary>
internal sealed class ApiFolder(string path)
{
    public string Path { get; } = path;

    /// <summary>The version, as the folder is named.</summary>
    public string Version { get; } = System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(path));

    public string Overlay => System.IO.Path.Combine(Path, "overlay.yaml");

    public string Names => System.IO.Path.Combine(Path, "names.json");

    public string Document(bool isSwagger2) => System.IO.Path.Combine(Path, isSwagger2 ? "swagger.json" : "openapi.json");
}
