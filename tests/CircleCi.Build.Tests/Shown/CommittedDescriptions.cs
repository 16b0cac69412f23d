using CircleCi.Build.CSharp;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Tests.Shown;

/// <summary>How C# shows the descriptions in specs/.</summary>
public class CommittedDescriptions
{
    /// <summary>What has one of these is a schema to NSwag, and a template finds nothing in it.</summary>
    private static readonly string[] OfSchemas = ["type", "properties", "$ref"];

    public static TheoryData<string> All => [.. Directory.EnumerateFiles(Repository.Specs, "*.json", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) is "openapi.json" or "swagger.json").Select(f => Path.GetRelativePath(Repository.Specs, f))];

    [Theory]
    [MemberData(nameof(All))]
    public void Say_of_everything_how_it_is_shown(string file)
    {
        var document = JObject.Parse(File.ReadAllText(Path.Combine(Repository.Specs, file)));

        Views.Add(document);

        var shown = document.SelectTokens("$.paths.*.*").Concat((document["definitions"] ?? document["components"]!["schemas"]!).Children<JProperty>().Select(p => p.Value)).Append(document).ToList();
        Assert.All(shown, s => Assert.IsType<JObject>(s[Views.Key]));
        Assert.DoesNotContain(shown.SelectMany(s => ((JObject)s[Views.Key]!).DescendantsAndSelf().OfType<JProperty>()), p => OfSchemas.Contains(p.Name));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Hold_nothing_of_that_themselves(string file) => Assert.DoesNotContain(Views.Key, File.ReadAllText(Path.Combine(Repository.Specs, file)), StringComparison.Ordinal);
}
