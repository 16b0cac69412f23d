using CircleCi.Build.Import;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using static CircleCi.Build.Tests.Workshop;

namespace CircleCi.Build.Tests;

/// <summary>Ids have the types that the overlay gives them, and the templates are told which models convert to them.</summary>
public class TypedIds
{
    private const string Overlay = """
          - target: $.paths.*.*.parameters[?(@.name == 'projectSlug')]
            update: {x-type: ProjectSlug}
          - target: $.components.schemas.*.properties.parts.items
            update: {x-type: PartId}
          - target: $.components.schemas.*.properties.id
            update: {x-type: ThingId}
          - target: $.components.schemas.*.properties.part_id
            update: {x-type: PartId}
          - target: $.components.schemas.Thing
            update: {x-carries: {PartId: part_id}}
        """;

    private static string Upstream(string id = "{'type':'string'}") => OpenApi(
        $"{{'/project/{{project-slug}}/thing/{{job-number}}':{Get($"{{'title':'Thing','type':'object','properties':{{'id':{id},'part_id':{{'type':'string','format':'uuid','nullable':true}},'parts':{{'type':'array','items':{{'type':'string','format':'uuid'}}}}}}}}", "'tags':['Thing'],'operationId':'getThing','parameters':[{'in':'path','name':'project-slug','required':true,'schema':{'type':'string'}},{'in':'path','name':'job-number','required':true,'schema':{'type':'integer'}}],")}}}");

    [Fact]
    public async Task Are_those_of_a_model_to_which_it_converts_and_its_own_is_never_null()
    {
        using var shop = new Workshop().WithOverlay(Overlay);

        await shop.ImportAsync(Upstream());

        var thing = shop.Types["Thing"]!;
        Assert.Equal("""[{"to":"ThingId","member":"Id"},{"to":"PartId","member":"PartId"}]""", thing["x-carries"]!.ToString(Formatting.None));
        Assert.Equal(("ThingId", true), ((string?)thing["properties"]!["id"]!["x-type"], (bool?)thing["properties"]!["id"]!["x-never-null"]));
        Assert.Equal("PartId", (string?)thing["properties"]!["parts"]!["items"]!["x-type"]);
    }

    [Fact]
    public async Task Of_jobs_are_taken_from_one_object_as_well()
    {
        using var shop = new Workshop().WithOverlay(Overlay);

        await shop.ImportAsync(Upstream());

        var operation = (JObject)shop.Document["paths"]!.First!.First!["get"]!;
        Assert.Equal(
            """{"as":"JobReference","name":"job","members":["ProjectSlug","Number"]}""",
            operation["x-by"]!.ToString(Formatting.None));
    }

    [Fact]
    public async Task Are_types_of_text_alone()
    {
        using var shop = new Workshop().WithOverlay(Overlay);

        await shop.ImportAsync(Upstream("{'type':'integer'}"));

        Assert.Null(shop.Types["Thing"]!["properties"]!["id"]!["x-type"]);
        Assert.Equal("""[{"to":"PartId","member":"PartId"}]""", shop.Types["Thing"]!["x-carries"]!.ToString(Formatting.None));
    }

    [Fact]
    public async Task Come_out_the_same_of_the_description_that_has_them()
    {
        using var shop = new Workshop().WithOverlay(Overlay);
        await shop.ImportAsync(Upstream());
        var before = shop.Document;

        await shop.ImportAsync(before.ToString());

        Assert.True(JToken.DeepEquals(before, shop.Document));
    }
}
