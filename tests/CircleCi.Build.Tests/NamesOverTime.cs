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
    public async Task What_vanishes_stays_in_the_lock_marked_and_gets_its_names_back()
    {
        using var shop = new Workshop();
        var both = OpenApi($"{{'/thing':{Get(Thing, "'tags':['Thing'],'operationId':'getIt',")},'/other':{Get("{'type':'array','items':{'type':'string'}}")}}}");
        var one = OpenApi($"{{'/other':{Get("{'type':'array','items':{'type':'string'}}")}}}");
        await shop.ImportAsync(both);
        var first = shop.Names.ToString();

        var gone = await shop.ImportAsync(one);
        Assert.Equal(["GET /thing -> Things.GetIt()"], gone.GoneCalls);
        Assert.Equal("Things.GetIt()", (string?)shop.Names["gone"]!["operations"]!["GET /thing"]);
        Assert.NotEmpty(shop.Names["gone"]!["types"]!);
        Assert.Null(shop.Names["operations"]!["GET /thing"]);

        await shop.ImportAsync(both);
        Assert.Equal(first, shop.Names.ToString());
    }

    [Fact]
    public async Task A_name_that_is_gone_is_not_given_to_something_else()
    {
        using var shop = new Workshop();
        await shop.ImportAsync(OpenApi($"{{'/thing':{Get(Thing, "'tags':['Thing'],'operationId':'getIt',")}}}"));

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
    public async Task Places_that_cannot_be_one_type_any_more_are_both_named()
    {
        using var shop = new Workshop();
        await shop.ImportAsync(OpenApi($"{{'/a':{Get(Thing)},'/b':{Get(Thing)}}}"));

        var message = await shop.RefuseAsync(OpenApi($"{{'/a':{Get(Thing)},'/b':{Get(Thing.Replace("'id':{'type':'string'}", "'id':{'type':'integer'}"))}}}"));

        Assert.Equal("names.json: GET /b 200 and GET /a 200 are both AGetResponse, but 'id' is something else in one than in the other; give one of them another name.", message);
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

    private static string Post(string id, string parameter) =>
        $"{{'post':{{'tags':['Project'],'operationId':'{id}','parameters':[{{'in':'path','name':'{parameter}','required':true,'schema':{{'type':'string'}}}}],'responses':{{'201':{{'content':{{'application/json':{{'schema':{Thing}}}}}}}}}}}}}";
}
