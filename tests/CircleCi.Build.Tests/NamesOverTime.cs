using CircleCi.Build.Import;
using Newtonsoft.Json.Linq;
using static CircleCi.Build.Tests.Workshop;

namespace CircleCi.Build.Tests;

/// <summary>Names are a contract: what users call stays, whatever upstream calls it.</summary>
public class NamesOverTime
{
    private const string Thing = "{'type':'object','properties':{'id':{'type':'string'},'state':{'type':'string','enum':['on','off']}}}";

    [Fact]
    public async Task An_operation_keeps_its_call_when_its_id_is_given_to_another_one()
    {
        using var shop = new Workshop();
        await shop.ImportAsync(OpenApi($"{{'/project/{{a}}':{Post("createProject", "a")}}}"));

        var result = await shop.ImportAsync(OpenApi($"{{'/organization/{{org}}/project':{Post("createProject", "org")},'/project/{{renamed}}':{Post("createProject1", "renamed")}}}"));

        Assert.Equal("Projects.Create(a)", (string?)shop.Names["operations"]!["POST /project/{}"]);
        Assert.Equal("Projects.CreateForOrganization(org)", (string?)shop.Names["operations"]!["POST /organization/{}/project"]);
        Assert.Equal(["POST /organization/{}/project -> Projects.CreateForOrganization(org)"], result.NewCalls);
        Assert.NotNull(shop.Document["paths"]!["/project/{a}"]);
    }

    [Fact]
    public async Task A_type_keeps_its_name_when_upstream_makes_a_component_of_it_or_adds_to_it()
    {
        using var shop = new Workshop();
        await shop.ImportAsync(OpenApi($"{{'/thing':{Get(Thing, "'tags':['Thing'],")}}}"));
        var before = shop.Types.Properties().Select(p => p.Name).ToList();

        var result = await shop.ImportAsync(OpenApi(
            $"{{'/thing':{Get("{'$ref':'#/components/schemas/BrandNewName'}", "'tags':['Thing'],")}}}",
            $"{{'schemas':{{'BrandNewName':{Thing.Replace("'off'", "'off','asleep'").Replace("'id':", "'extra':{'type':'string'},'id':")}}}}}"));

        Assert.Equal(before, shop.Types.Properties().Select(p => p.Name));
        Assert.Equal(3, shop.Types["ThingGetThingState"]?["enum"]?.Count() ?? shop.Types[before[1]]!["enum"]!.Count());
        Assert.Empty(result.NewTypes);
        Assert.Empty(result.GoneTypes);
    }

    [Fact]
    public async Task An_operation_that_gets_its_first_option_is_called_without_it_for_ever()
    {
        using var shop = new Workshop();
        var option = "'parameters':[{'name':'branch','in':'query','schema':{'type':'string'}}],";
        await shop.ImportAsync(OpenApi($"{{'/thing':{Get(Thing)},'/other':{Get(Thing, option)}}}"));
        Assert.Null(shop.Names["optionsCameLater"]);

        foreach (var again in new[] { option, option, option.Replace("branch", "tag") })
        {
            await shop.ImportAsync(OpenApi($"{{'/thing':{Get(Thing, again)},'/other':{Get(Thing, option)}}}"));

            Assert.Equal(["GET /thing"], shop.Names["optionsCameLater"]!.Values<string>());
            Assert.True((bool)shop.Document["paths"]!["/thing"]!["get"]!["x-options-came-later"]!);
            Assert.Null(shop.Document["paths"]!["/other"]!["get"]!["x-options-came-later"]);
        }
    }

    [Fact]
    public async Task What_vanishes_stays_marked_and_is_described_again_when_it_returns()
    {
        using var shop = new Workshop();
        var both = OpenApi($"{{'/thing':{Get(Thing, "'tags':['Thing'],'operationId':'getIt',")},'/other':{Get("{'type':'array','items':{'type':'string'}}")}}}");
        var one = OpenApi($"{{'/other':{Get("{'type':'array','items':{'type':'string'}}")}}}");
        await shop.ImportAsync(both, "2025-10");
        var first = shop.Document;
        var names = shop.Names.ToString();

        var gone = await shop.ImportAsync(one, "2026-08");
        Assert.Empty(gone.GoneCalls);
        Assert.Equal((FactKind.Kept, "GET /thing", true), Reported(gone));
        var kept = shop.Document["paths"]!["/thing"]!["get"]!;
        Assert.Equal("2025-10", (string?)kept["x-last-described"]);
        Assert.EndsWith("No longer described by CircleCI; last described in October 2025.", (string?)kept["description"]);
        Assert.Equal("2025-10", (string?)shop.Types["ThingGetItResponse"]!["x-last-described"]);
        Assert.Equal(names, shop.Names.ToString());

        Assert.Equal((FactKind.Kept, "GET /thing", false), Reported(await shop.ImportAsync(one, "2026-09")));
        Assert.Equal("2026-08", (string?)shop.Document["info"]!["x-described"]);

        Assert.Equal((FactKind.Returned, "GET /thing", true), Reported(await shop.ImportAsync(both, "2026-10")));
        first["info"]!["x-described"] = "2026-10";
        Assert.Equal(first.ToString(), shop.Document.ToString());
        Assert.Equal(names, shop.Names.ToString());
    }

    [Fact]
    public async Task Only_a_person_drops_what_vanishes()
    {
        using var shop = new Workshop();
        await shop.ImportAsync(OpenApi($"{{'/thing':{Get(Thing, "'tags':['Thing'],'operationId':'getIt',")},'/other':{Get(Thing.Replace("'on','off'", "'on','off','asleep'"))}}}"));
        var names = shop.Names;
        names["dropped"] = new JObject { ["GET /thing"] = "It answers 410.", ["OtherGetResponse.id"] = "Never sent.", ["OtherGetState 'asleep'"] = "Never seen." };
        shop.WithNames(names.ToString());

        var result = await shop.ImportAsync(OpenApi($"{{'/other':{Get(Thing.Replace("'id':{'type':'string'},", ""))}}}"));

        Assert.Null(shop.Document["paths"]!["/thing"]);
        Assert.Equal(["state"], ((JObject)shop.Types["OtherGetResponse"]!["properties"]!).Properties().Select(p => p.Name));
        Assert.Equal(["off", "on"], shop.Types["OtherGetState"]!["enum"]!.Values<string>());
        Assert.Equal(["GET /thing", "OtherGetResponse.id", "OtherGetState 'asleep'"], result.Facts.Where(f => f.Kind == FactKind.Dropped).Select(f => f.Place));
        Assert.Equal("Things.GetIt()", (string?)shop.Names["gone"]!["operations"]!["GET /thing"]);
        Assert.Equal(3, shop.Names["dropped"]!.Count());
    }

    [Fact]
    public async Task Only_a_person_takes_another_type()
    {
        using var shop = new Workshop();
        await shop.ImportAsync(OpenApi($"{{'/thing':{Get(Thing)}}}"));
        var other = OpenApi($"{{'/thing':{Get(Thing.Replace("'id':{'type':'string'}", "'id':{'type':'integer'}"))}}}");

        var held = Assert.Single((await shop.ImportAsync(other)).Facts);
        Assert.Equal((FactKind.Held, "ThingGetResponse.id", "CircleCI says a whole number; it stays text", true), (held.Kind, held.Place, held.What, held.IsNew));
        Assert.Equal("string", (string?)shop.Types["ThingGetResponse"]!["properties"]!["id"]!["type"]);
        Assert.False(Assert.Single((await shop.ImportAsync(other)).Facts).IsNew);

        var names = shop.Names;
        names.Merge(JObject.Parse($"{{ {held.Otherwise!.Replace("why", "It is a number.")} }}"));
        shop.WithNames(names.ToString());
        Assert.Empty((await shop.ImportAsync(other)).Facts);
        Assert.Equal("integer", (string?)shop.Types["ThingGetResponse"]!["properties"]!["id"]!["type"]);
        Assert.Null(shop.Names["told"]);
    }

    [Fact]
    public async Task A_correction_of_ours_is_a_decision_already()
    {
        using var shop = new Workshop();
        await shop.ImportAsync(OpenApi($"{{'/thing':{Get(Thing)}}}"));
        shop.WithOverlay("  - {target: $..properties.id, x-stage: upstream, description: It is a UUID., update: {format: uuid}}");

        Assert.Empty((await shop.ImportAsync(OpenApi($"{{'/thing':{Get(Thing)}}}"))).Facts);
        Assert.Equal("uuid", (string?)shop.Types["ThingGetResponse"]!["properties"]!["id"]!["format"]);
    }

    [Fact]
    public async Task A_name_that_is_gone_is_not_given_to_something_else()
    {
        using var shop = new Workshop().WithNames("""{"gone":{"operations":{"GET /thing":"Things.GetIt()"},"types":{"ThingGetItResponse":["GET /thing 200"]}}}""");

        await shop.ImportAsync(OpenApi($"{{'/brand-new':{Get("{'type':'object','properties':{'n':{'type':'integer'}}}", "'tags':['Thing'],'operationId':'getIt',")}}}"));

        Assert.Equal("Things.GetItForBrandNew()", (string?)shop.Names["operations"]!["GET /brand-new"]);
        Assert.Equal(["ThingGetItForBrandNewResponse"], shop.Types.Properties().Select(p => p.Name));
    }

    [Fact]
    public async Task The_lock_may_hold_identical_shapes_apart()
    {
        using var shop = new Workshop().WithNames("""{"types":{"JobContext":["GET /a 200.contexts[]","AGetResponse.contexts[]"],"JobOrganization":["AGetResponse.organization"]}}""");

        await shop.ImportAsync(OpenApi($"{{'/a':{Get("{'type':'object','properties':{'contexts':{'type':'array','items':{'type':'object','properties':{'name':{'type':'string'}}}},'organization':{'type':'object','properties':{'name':{'type':'string'}}}}}")}}}"));

        Assert.Equal(["AGetResponse", "JobContext", "JobOrganization"], shop.Types.Properties().Select(p => p.Name));
    }

    [Fact]
    public async Task Places_that_drift_apart_stay_one_type_with_the_members_of_both()
    {
        using var shop = new Workshop();
        await shop.ImportAsync(OpenApi($"{{'/a':{Get(Thing)},'/b':{Get(Thing)}}}"));
        var name = shop.Types.Properties().First().Name;

        var result = await shop.ImportAsync(OpenApi($"{{'/a':{Get(Thing)},'/b':{Get("{'type':'object','required':['id','size'],'properties':{'id':{'type':'string','nullable':true},'size':{'type':'integer'},'state':{'type':'string','enum':['on','off','asleep']}}}")}}}"));

        var schema = shop.Types[name]!;
        Assert.Equal(["id", "state", "size"], ((JObject)schema["properties"]!).Properties().Select(p => p.Name));
        Assert.Null(schema["required"]);
        Assert.True((bool?)schema["properties"]!["id"]!["nullable"]);
        Assert.Equal(2, shop.Types.Count);
        Assert.Contains(result.Notes, n => n.Contains($"{name} is one type"));
    }

    [Fact]
    public async Task A_member_that_drifts_apart_stays_what_it_is_and_a_new_one_is_any_json()
    {
        using var shop = new Workshop();
        await shop.ImportAsync(OpenApi($"{{'/a':{Get(Thing)},'/b':{Get(Thing)}}}"));

        var result = await shop.ImportAsync(OpenApi(
            $"{{'/a':{Get(Thing.Replace("'id':", "'size':{'type':'string'},'id':"))},'/b':{Get(Thing.Replace("'id':{'type':'string'}", "'size':{'type':'integer'},'id':{'type':'integer'}"))}}}"));

        var members = shop.Types["AGetResponse"]!["properties"]!;
        Assert.Equal("string", (string?)members["id"]!["type"]);
        Assert.Null(members["size"]!["type"]);
        Assert.Equal(["AGetResponse.id", "AGetResponse.size"], result.Facts.Select(f => f.Place));
    }

    [Fact]
    public async Task A_new_call_on_a_known_path_takes_the_names_of_its_parameters()
    {
        using var shop = new Workshop();
        await shop.ImportAsync(OpenApi($"{{'/organization/{{org}}':{Post("createIt", "org")}}}"));

        await shop.ImportAsync(OpenApi($"{{'/organization/{{slug-or-id}}':{{'post':{JObject.Parse(Post("createIt", "slug-or-id").Replace('\'', '"'))["post"]},'get':{JObject.Parse(Post("getIt", "slug-or-id").Replace('\'', '"'))["post"]}}}}}"));

        Assert.Equal("Projects.GetIt(org)", (string?)shop.Names["operations"]!["GET /organization/{}"]);
        Assert.Equal(["get", "post"], ((JObject)shop.Document["paths"]!["/organization/{org}"]!).Properties().Select(p => p.Name).Order());
    }

    [Theory]
    [InlineData("""{"operations":{"GET /a":"Things.Get()","GET /b":"Things.Get()"}}""", "names.json: GET /b and GET /a are both Things.Get; give one of them another name.")]
    [InlineData("""{"types":{"One":["GET /a 200"],"Two":["GET /a 200"]}}""", "the place GET /a 200 is given both to One and to Two; leave it at one.")]
    [InlineData("""{"operations":{"GET /a":"things.get"}}""", "names.json, GET /a: 'things.get' is no call; write it as Client.Method(parameter, parameter).")]
    [InlineData("""{"types":{"not-a-name":["GET /a 200"]}}""", "'not-a-name' is no name for a type; begin with a capital and use letters and digits.")]
    [InlineData("""{"operations":""", "is not JSON:")]
    public async Task A_clash_or_fault_in_the_lock_names_its_places(string names, string message)
    {
        using var shop = new Workshop().WithNames(names);

        Assert.Contains(message, await shop.RefuseAsync(OpenApi($"{{'/a':{Get(Thing)},'/b':{Get("{'type':'object','properties':{'n':{'type':'integer'}}}")}}}")));
    }

    [Fact]
    public async Task Importing_again_changes_nothing_and_neither_does_another_order_or_wording()
    {
        using var shop = new Workshop();
        var first = OpenApi($"{{'/a':{Get(Thing)},'/b/{{x}}':{Get("{'type':'object','required':['p','q'],'properties':{'p':{'type':'string'},'q':{'oneOf':[{'type':'string'},{'type':'integer'}]}}}", "'parameters':[{'in':'path','name':'x','required':true,'schema':{'type':'string'}},{'in':'query','name':'r','schema':{'type':'string'}},{'in':'query','name':'s','schema':{'type':'string'}}],")}}}");
        var second = OpenApi($"{{'/b/{{x}}':{Get("{'required':['q','p'],'description':'reworded','properties':{'q':{'oneOf':[{'type':'integer'},{'type':'string'}]},'p':{'type':'string'}},'type':'object'}", "'parameters':[{'in':'query','name':'s','schema':{'type':'string'}},{'in':'query','name':'r','description':'new','schema':{'type':'string'}},{'in':'path','name':'x','required':true,'schema':{'type':'string'}}],")},'/a':{Get(Thing.Replace("'on','off'", "'off','on'"))}}}");

        Assert.Equal(2, (await shop.ImportAsync(first)).ChangedFiles.Count);
        Assert.Empty((await shop.ImportAsync(first)).ChangedFiles);
        Assert.Empty((await shop.ImportAsync(second)).ChangedFiles);
    }

    private static (FactKind Kind, string Place, bool IsNew) Reported(ImportResult result)
    {
        var fact = Assert.Single(result.Facts);
        return (fact.Kind, fact.Place, fact.IsNew);
    }

    private static string Post(string id, string parameter) =>
        $"{{'post':{{'tags':['Project'],'operationId':'{id}','parameters':[{{'in':'path','name':'{parameter}','required':true,'schema':{{'type':'string'}}}}],'responses':{{'201':{{'content':{{'application/json':{{'schema':{Thing}}}}}}}}}}}}}";
}
