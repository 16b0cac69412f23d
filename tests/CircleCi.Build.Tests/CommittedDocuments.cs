using CircleCi.Build.Import;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Tests;

/// <summary>The descriptions in specs/ as they are committed.</summary>
public class CommittedDocuments
{
    public static TheoryData<string> Versions => [.. Folders];

    /// <summary>Those that upstream has a description of; the webhooks' is ours.</summary>
    public static TheoryData<string> ImportedVersions => [.. Folders.Where(v => File.Exists(new ApiFolder(Path.Combine(Repository.Specs, v)).Names))];

    private static IEnumerable<string> Folders => Directory.EnumerateDirectories(Repository.Specs).Select(d => Path.GetFileName(d));

    [Theory]
    [MemberData(nameof(Versions))]
    public void Have_words_of_ours_for_everything(string version)
    {
        var document = Read(version);
        var missing = new List<string>();
        foreach (var operation in document.SelectTokens("$.paths.*.*").Cast<JObject>())
        {
            Check(operation, "summary");
            Check(operation, "description");
            foreach (var parameter in operation["parameters"]?.Cast<JObject>() ?? [])
                Check(parameter, "description");
        }

        foreach (var schema in (document["definitions"] ?? document["components"]!["schemas"]!).Children<JProperty>().Select(p => (JObject)p.Value))
        {
            Check(schema, "description");
            foreach (var property in schema["properties"]?.Children<JProperty>() ?? [])
                Check((JObject)property.Value, "description");
            foreach (var value in schema["enum"] ?? new JArray())
            {
                if (schema["x-values"]?[(string)value!] is null)
                    missing.Add($"{schema.Path} {value}");
            }
        }

        Assert.Empty(missing);

        void Check(JObject node, string key)
        {
            if (((string?)node[key])?.Trim() is not { Length: > 3 })
                missing.Add($"{node.Path} {key}");
        }
    }

    [Theory]
    [MemberData(nameof(ImportedVersions))]
    public async Task Stay_as_they_are_when_they_are_imported_themselves(string version)
    {
        var folder = Directory.CreateTempSubdirectory("circleci-committed-");
        try
        {
            var copy = new ApiFolder(Path.Combine(folder.FullName, version));
            Directory.CreateDirectory(copy.Path);
            var committed = new ApiFolder(Path.Combine(Repository.Specs, version));
            File.Copy(committed.Names, copy.Names);
            File.Copy(committed.Overlay, copy.Overlay);
            Directory.CreateDirectory(Path.Combine(folder.FullName, "shared"));
            File.Copy(Document("shared"), Path.Combine(folder.FullName, "shared", "openapi.json"));

            await Importer.ImportAsync(Document(version), copy, default);

            Assert.Equal(File.ReadAllText(Document(version)), File.ReadAllText(copy.Document(isSwagger2: version == "v1")));
            Assert.Equal(File.ReadAllText(committed.Names), File.ReadAllText(copy.Names));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("v1", "POST /project/{}/{}/build", "Project")]
    [InlineData("v1.1", "GET /me", "User")]
    [InlineData("v2", "GET /me", "Workflow")]
    public async Task Take_another_name_from_names_json(string version, string operation, string type)
    {
        using var folder = new TemporaryFolder();
        var copy = new ApiFolder(Path.Combine(folder.Path, version));
        Directory.CreateDirectory(copy.Path);
        var committed = new ApiFolder(Path.Combine(Repository.Specs, version));
        var path = Path.Combine(copy.Path, Path.GetFileName(Document(version)));
        File.Copy(Document(version), path);
        File.Copy(committed.Overlay, copy.Overlay);
        var names = JObject.Parse(File.ReadAllText(committed.Names));
        var call = (string)names["operations"]![operation]!;
        names["operations"]![operation] = call.Replace(".", ".BrandNew");
        ((JProperty)names["types"]![type]!.Parent!).Replace(new JProperty("BrandNew", names["types"]![type]));
        File.WriteAllText(copy.Names, names.ToString());

        await Importer.ImportAsync(path, copy, default);

        var (before, after) = (Read(version), JObject.Parse(File.ReadAllText(path)));
        Assert.Equal(Calls(before).Select(c => c == call[..call.IndexOf('(')] ? c.Replace(".", ".BrandNew") : c).Order(), Calls(after).Order());
        Assert.Equal(Types(before).Select(t => t == type ? "BrandNew" : t).Order(), Types(after).Order());

        static IEnumerable<string> Calls(JObject document) => document.SelectTokens("$.paths.*.*.operationId").Select(i => ((string)i!).Replace('_', '.'));

        static IEnumerable<string> Types(JObject document) => ((JObject)(document["definitions"] ?? document["components"]!["schemas"]!)).Properties().Select(p => p.Name);
    }

    [Fact]
    public async Task That_the_templates_are_tested_with_are_what_the_importer_makes()
    {
        var committed = new ApiFolder(Repository.At("tests", "CircleCi.Templates.Tests", "v9"));
        var folder = Directory.CreateTempSubdirectory("circleci-awkward-");
        var copy = new ApiFolder(Path.Combine(folder.FullName, "v9"));

        Directory.CreateDirectory(copy.Path);
        File.Copy(committed.Overlay, copy.Overlay);

        await Importer.ImportAsync(Repository.At("tests", "CircleCi.Templates.Tests", "awkward.yaml"), copy, default);

        Assert.Equal(File.ReadAllText(committed.Document(isSwagger2: false)), File.ReadAllText(copy.Document(isSwagger2: false)));
        Assert.Equal(File.ReadAllText(committed.Names), File.ReadAllText(copy.Names));
        folder.Delete(recursive: true);
    }

    [Theory]
    [MemberData(nameof(ImportedVersions))]
    public void Give_a_reason_for_every_difference_from_upstream(string version)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Specs, version, "corrections.txt")).Where(l => l.Trim().Length > 0 && !l.StartsWith('#'));

        Assert.All(lines, line => Assert.Matches(@"^\S.*  # \S.{7,}$", line));
    }

    private static string Document(string version) => Directory.EnumerateFiles(Path.Combine(Repository.Specs, version)).Single(f => Path.GetFileName(f) is "swagger.json" or "openapi.json");

    private static JObject Read(string version) => JObject.Parse(File.ReadAllText(Document(version)));
}
