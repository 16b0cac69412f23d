using CircleCi.Build.Import;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Tests.Regeneration;

/// <summary>Types that several descriptions share get the values that CircleCI adds to one of them.</summary>
public sealed class SharedValues : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Are_added_by_an_import_and_stay()
    {
        var folder = await ImportedAsync();
        var upstream = OurDescription.AsUpstream("v2");
        ((JArray)upstream["components"]!["schemas"]!["WorkflowStatus"]!["enum"]!).Add("paused");

        var first = await Importer.ImportAsync("upstream", upstream, folder, default, "2026-11");
        var again = await Importer.ImportAsync("upstream", upstream, folder, default, "2026-11");

        Assert.Contains(Shared, first.ChangedFiles);
        Assert.Contains("paused", Values("WorkflowStatus"));
        Assert.DoesNotContain("paused", Values("JobStatus"));
        Assert.Empty(again.ChangedFiles);
    }

    [Fact]
    public async Task Of_one_spelling_stay_as_they_are()
    {
        var folder = await ImportedAsync();
        var before = Values("VcsType");
        var upstream = OurDescription.AsUpstream("v2");
        ((JArray)upstream["components"]!["schemas"]!["ProjectVcsProvider"]!["enum"]!).Add("gh");

        await Importer.ImportAsync("upstream", upstream, folder, default, "2026-11");

        Assert.Equal(before, Values("VcsType"));
    }

    [Fact]
    public async Task Of_a_type_that_is_not_there_say_so()
    {
        var folder = await ImportedAsync();
        await File.WriteAllTextAsync(folder.Overlay, (await File.ReadAllTextAsync(folder.Overlay)).Replace("\"x-type\": \"WebhookEvent\"", "\"x-type\": \"WebhookHappening\"", StringComparison.Ordinal));

        var e = await Assert.ThrowsAsync<ImportException>(() => Importer.ImportAsync("upstream", OurDescription.AsUpstream("v2"), folder, default, "2026-11"));

        Assert.Contains("has no type WebhookHappening", e.Message);
    }

    private string Shared => Path.Combine(_folder.Path, "shared", "openapi.json");

    private async Task<ApiFolder> ImportedAsync()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Shared)!);
        File.Copy(Repository.At("specs", "shared", "openapi.json"), Shared);
        return await OurDescription.ImportAsync("v2", _folder.Path);
    }

    private List<string> Values(string type) => [.. JObject.Parse(File.ReadAllText(Shared)).SelectToken($"$.components.schemas.{type}.enum")!.Values<string>().OfType<string>()];
}
