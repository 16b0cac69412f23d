using CircleCi.Build.Import;
using static CircleCi.Build.Tests.Workshop;

namespace CircleCi.Build.Tests;

/// <summary>What overlay.yaml names in braces becomes a link to C#.</summary>
public class DescriptionLinks
{
    private static readonly string Upstream = OpenApi($"{{'/thing/{{id}}':{Get("{'title':'Thing','type':'object','properties':{'created_at':{'type':'string'},'state':{'title':'State','type':'string','enum':['on_hold','done']}}}", "'tags':['Thing'],'operationId':'getIt','parameters':[{'in':'path','name':'id','required':true,'schema':{'type':'string'}},{'in':'query','name':'start-date','schema':{'type':'string'}}],")}}}");

    [Theory]
    [InlineData("Not before {CreatedAt}.", """Not before <see cref="Thing.CreatedAt"/>.""")]
    [InlineData("See {Thing.CreatedAt}.", """See <see cref="Thing.CreatedAt"/>.""")]
    [InlineData("A {Thing}.", """A <see cref="Thing"/>.""")]
    [InlineData("Sent as `{id}`, and `{CreatedAt}`.", "Sent as `{id}`, and `{CreatedAt}`.")]
    [InlineData("Has { a brace } and {}.", "Has { a brace } and {}.")]
    public async Task Are_written_as_XML_documentation_has_them(string text, string written)
    {
        using var shop = new Workshop().WithOverlay($"  - {{target: $.components.schemas.Thing, update: {{description: '{text}'}}}}");

        await shop.ImportAsync(Upstream);

        Assert.Equal(written, (string?)shop.Types["Thing"]!["description"]);
    }

    [Fact]
    public async Task Of_an_operation_are_its_options_its_parameters_and_members_of_its_result()
    {
        using var shop = new Workshop().WithOverlay("  - {target: '$.paths.*.get', update: {description: 'With {StartDate} of {id}, gives {CreatedAt}.'}}");

        await shop.ImportAsync(Upstream);

        var operation = shop.Document.SelectToken("$.paths.*.get")!;
        var options = $"{((string)operation["operationId"]!).Replace("_", "")}Options";
        Assert.Equal($"""With <see cref="{options}.StartDate"/> of <paramref name="id"/>, gives <see cref="Thing.CreatedAt"/>.""", (string?)operation["description"]);
    }

    [Fact]
    public async Task Stay_as_they_are_when_a_description_is_imported_from_itself()
    {
        using var shop = new Workshop().WithOverlay("  - {target: $.components.schemas.Thing, update: {description: 'Not before {CreatedAt}.'}}");
        await shop.ImportAsync(Upstream);

        var again = await shop.ImportAsync(shop.Document.ToString());

        Assert.Empty(again.ChangedFiles);
    }

    [Theory]
    [InlineData("v1", "swagger.json")]
    [InlineData("v1.1", "openapi.json")]
    [InlineData("v2", "openapi.json")]
    public async Task Of_ours_exist(string version, string file)
    {
        var specs = Directory.CreateTempSubdirectory("circleci-links-");
        var folder = specs.CreateSubdirectory(version);
        foreach (var name in new[] { file, "overlay.yaml", "names.json" })
            File.Copy(Repository.At("specs", version, name), Path.Combine(folder.FullName, name));
        File.Copy(Repository.At("specs", "shared", "openapi.json"), Path.Combine(specs.CreateSubdirectory("shared").FullName, "openapi.json"));

        var result = await Importer.ImportAsync(Path.Combine(folder.FullName, file), new ApiFolder(folder.FullName), default);

        Assert.Empty(result.BrokenLinks);
        Assert.Empty(result.ChangedFiles);
        specs.Delete(recursive: true);
    }

    [Theory]
    [InlineData("Not before {created_at}.")]
    [InlineData("Not before {Created}.")]
    [InlineData("See {Thing.Created}.")]
    [InlineData("See {Nothing.CreatedAt}.")]
    public async Task To_what_does_not_exist_become_code_and_are_reported(string text)
    {
        using var shop = new Workshop().WithOverlay($"  - {{target: $.components.schemas.Thing, update: {{description: '{text}'}}}}");

        var result = await shop.ImportAsync(Upstream);

        Assert.Equal([$"Thing: {text[text.IndexOf('{')..(text.IndexOf('}') + 1)]}"], result.BrokenLinks);
        Assert.Equal(text.Replace('{', '`').Replace('}', '`'), (string?)shop.Types["Thing"]!["description"]);
    }
}
