using Newtonsoft.Json.Linq;
using static CircleCi.Build.Tests.Workshop;

namespace CircleCi.Build.Tests;

public class OverlayTests
{
    private static readonly string Upstream = OpenApi($"{{'/thing':{Get("{'title':'Thing','type':'object','properties':{'id':{'type':'string'},'n':{}}}", "'tags':['Thing'],'operationId':'getIt',")}}}");

    [Fact]
    public async Task Corrects_upstream_before_names_are_given_and_describes_what_is_named()
    {
        using var shop = new Workshop().WithOverlay("""
              - target: $..[?(@.title == 'Thing')].properties.n
                x-stage: upstream
                description: A number, upstream forgot to say.
                update: {type: integer}
              - target: $.paths
                x-stage: upstream
                description: Undescribed.
                update:
                  /thing/{id}:
                    delete:
                      tags: [Thing]
                      parameters: [{in: path, name: id, required: true, schema: {type: string}}]
                      responses: {'200': {}}
              - target: $.components.schemas.Thing
                update: {description: Words of ours., properties: {id: {description: Its id.}}}
              - target: $.components.schemas.Thing.properties.n
                description: Null before it is counted.
                update: {nullable: true}
              - target: $.paths['/thing'].get
                update: {summary: Gets the thing., x-token: project}
            """);

        var result = await shop.ImportAsync(Upstream);

        Assert.Empty(result.UnmetTargets);
        Assert.Equal("Words of ours.", (string?)shop.Types["Thing"]!["description"]);
        Assert.Equal("""{"description":"Integer, `n` in JSON. May be null.","type":"integer","format":"int64","nullable":true}""", shop.Types["Thing"]!["properties"]!["n"]!.ToString(Newtonsoft.Json.Formatting.None));
        Assert.Equal("Gets the thing.", (string?)shop.Document.SelectToken("paths./thing.get.summary"));
        Assert.Equal("project", (string?)shop.Document.SelectToken("paths./thing.get.x-token"));
        Assert.NotNull(shop.Document["paths"]!["/thing/{id}"]!["delete"]);
        Assert.Contains("Thing.n", result.Derived);
        Assert.DoesNotContain("Thing.id", result.Derived);
    }

    [Fact]
    public async Task Tells_which_of_its_targets_are_no_more()
    {
        using var shop = new Workshop().WithOverlay("  - {target: $.components.schemas.Gone, update: {description: d}}");

        var result = await shop.ImportAsync(Upstream);

        Assert.Equal(["$.components.schemas.Gone"], result.UnmetTargets);
    }

    [Fact]
    public async Task Does_not_bring_back_a_member_that_it_has_words_for_only()
    {
        using var shop = new Workshop().WithOverlay("  - {target: $.components.schemas.Thing, update: {properties: {id: {description: Its id.}, gone: {description: Words.}}}}");

        var result = await shop.ImportAsync(Upstream);

        Assert.Null(shop.Types["Thing"]!["properties"]!["gone"]);
        Assert.Equal(["$.components.schemas.Thing gone"], result.UnmetTargets);
    }

    [Fact]
    public async Task Adds_to_lists_replaces_texts_and_removes()
    {
        using var shop = new Workshop().WithOverlay("""
              - {target: $.tags, update: {name: Extra}, description: One more.}
              - {target: $.info, update: {title: Ours}}
              - {target: $.components.schemas.Thing.properties.n, remove: true, description: Never sent.}
            """);

        await shop.ImportAsync(Upstream);

        Assert.Equal(["Things", "Extra"], shop.Document["tags"]!.Select(t => (string?)t["name"]));
        Assert.Equal("Ours", (string?)shop.Document["info"]!["title"]);
        Assert.Null(shop.Types["Thing"]!["properties"]!["n"]);
    }
}
