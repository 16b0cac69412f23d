using CircleCi.Build.Import;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Tests;

/// <summary>A folder of one API version, made for a test, into which descriptions are imported.</summary>
internal sealed class Workshop : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("circleci-import-");

    public ApiFolder Api => new(Path.Combine(_folder.FullName, "v2"));

    public JObject Document => JObject.Parse(File.ReadAllText(Path.Combine(Api.Path, "openapi.json")));

    public JObject Swagger => JObject.Parse(File.ReadAllText(Path.Combine(Api.Path, "swagger.json")));

    public JObject Names => JObject.Parse(File.ReadAllText(Api.Names));

    public JObject Types => (JObject)Document["components"]!["schemas"]!;

    public Workshop WithOverlay(string actions)
    {
        Directory.CreateDirectory(Api.Path);
        File.WriteAllText(Api.Overlay, $"overlay: 1.0.0\nactions:\n{actions}");
        return this;
    }

    public Workshop WithNames(string json)
    {
        Directory.CreateDirectory(Api.Path);
        File.WriteAllText(Api.Names, json);
        return this;
    }

    /// <summary>Imports a description that is given as text.</summary>
    public Task<ImportResult> ImportAsync(string description, string? month = null)
    {
        var file = Path.Combine(_folder.FullName, "upstream");
        File.WriteAllText(file, description);
        return Importer.ImportAsync(file, Api, CancellationToken.None, month);
    }

    /// <summary>Imports something that cannot be imported; gives what is said of it, without the name of the file.</summary>
    public async Task<string> RefuseAsync(string description)
    {
        var before = Snapshot();
        var e = await Assert.ThrowsAsync<ImportException>(() => ImportAsync(description));
        Assert.DoesNotContain('\n', e.Message);
        Assert.Equal(before, Snapshot());
        return e.Message.Replace(Path.Combine(_folder.FullName, "upstream"), "upstream");
    }

    /// <summary>An OpenAPI document around paths (and components) that are given as JSON with apostrophes for quotes.</summary>
    public static string OpenApi(string paths, string components = "{}", string version = "3.0.3") =>
        $"{{'openapi':'{version}','info':{{'version':'v2','title':'T'}},'servers':[{{'url':'https://circle.test/api/v2'}}],'paths':{paths},'components':{components}}}".Replace('\'', '"');

    /// <summary>An operation that answers 200 with a schema.</summary>
    public static string Get(string schema, string more = "") => $"{{'get':{{{more}'responses':{{'200':{{'description':'d','content':{{'application/json':{{'schema':{schema}}}}}}}}}}}}}";

    public void Dispose() => _folder.Delete(recursive: true);

    private string Snapshot() => Directory.Exists(Api.Path)
        ? string.Join('\n', Directory.EnumerateFiles(Api.Path).Order().Select(f => $"{f} {File.GetLastWriteTimeUtc(f).Ticks} {File.ReadAllText(f)}"))
        : "";
}
