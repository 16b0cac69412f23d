using CircleCi.Build.Commands;
using CircleCi.Build.Import;
using Newtonsoft.Json.Linq;
using static CircleCi.Build.Tests.Workshop;

namespace CircleCi.Build.Tests;

/// <summary>What is wrong with a file that a person writes is told in one line: the file, the place in it, and what to do.</summary>
public class BrokenFiles
{
    private static readonly string Upstream = OpenApi(
        "{'/thing':{'post':{'operationId':'makeIt','tags':['Thing'],'requestBody':{'content':{'application/json':{'schema':{'title':'Make','type':'object','required':['kind'],'properties':{'kind':{'enum':['a','b']},'on':{'type':'boolean'}}}}}},'responses':{'200':{'description':'d','content':{'application/json':{'schema':{'title':'Thing','type':'object','properties':{'id':{'type':'string'},'n':{}}}}}}}}}}");

    private static readonly JToken[] Kinds = ["text", "", 7, 0.5, true, JValue.CreateNull(), new JArray(), new JArray("text"), new JArray(new JObject()), new JObject(), new JObject { ["a"] = "b" }, new JObject { ["a"] = new JObject() }];

    private static readonly string[] OddPaths = ["$", "$.", "$..", "$[", "$]", "$['", "$['paths'", "$.paths[?", "$.paths[?(", "$.paths[?(@.x == 'y)]", "$.paths[?(@.x ==)]", "$.paths[?(@.x =~ /[/)]", "$.paths[99999999999999]", "$.paths[-1]", "$.paths[0:1:0]", "$.paths[a]", "$.a b", "paths", "/paths", "#/paths", " ", "$.paths..", "$.paths.[*", "$..[?(@.title)].", "$.info[]", "$.info[,]", "$.info['a',]", "@.info", "$$", "$.*[?(@.length-1)]", "$.info;rm"];

    public static TheoryData<string> Paths => [.. OddPaths];

    [Theory]
    [InlineData("actions: text", "actions is text; write a list of actions")]
    [InlineData("actions: {target: $.info, update: {title: t}}", "actions is an object; write a list of actions")]
    [InlineData("action: []", "'action' is no part of an overlay; write overlay, info, extends, actions, or a name that begins with x-.")]
    [InlineData("actions: [text]", "action 1: is text; write an action")]
    [InlineData("actions: [[]]", "action 1: is a list; write an action")]
    [InlineData("actions: [null]", "action 1: is nothing; write an action")]
    [InlineData("actions: [{target: {a: b}, update: {title: t}}]", "action 1: target is an object; write text.")]
    [InlineData("actions: [{target: 7, update: {title: t}}]", "action 1: target is a number; write text.")]
    [InlineData("actions: [{target: null, update: {title: t}}]", "action 1: target is nothing; write text.")]
    [InlineData("actions: [{target: '', update: {title: t}}]", "action 1: has an empty target; write a JSONPath, such as $.info.")]
    [InlineData("actions: [{target: $.info, update: null}]", "action 1 ($.info): is neither updated nor removed; write update: or remove: true.")]
    [InlineData("actions: [{target: $.info, upate: {title: t}}]", "action 1 ($.info): 'upate' is no part of an action; write target, description, update, remove or x-stage.")]
    [InlineData("actions: [{target: $.info, remove: 'yes', description: d}]", "action 1 ($.info): remove is text; write true or false.")]
    [InlineData("actions: [{target: $.info, remove: true, update: {title: t}, description: d}]", "action 1 ($.info): is both updated and removed; write one of them.")]
    [InlineData("actions: [{target: $.info, update: {title: t}, description: [d]}]", "action 1 ($.info): description is a list; write text.")]
    [InlineData("actions: [{target: $.info, update: {title: t}, x-stage: Upstream, description: d}]", "action 1 ($.info): x-stage is 'Upstream'; write upstream, or leave it out.")]
    [InlineData("actions: [{target: $.info, update: {title: t}, x-stage: [upstream], description: d}]", "action 1 ($.info): x-stage is a list; write text.")]
    [InlineData("actions: [{target: $.info, update: {title: t}, xStage: upstream, description: d}]", "action 1 ($.info): 'xStage' is no part of an action")]
    [InlineData("actions: [{target: $.info, update: {title: {a: b}}}]", "action 1 ($.info): title is an object; write text.")]
    [InlineData("actions: [{target: $.info, update: {title: t}}, {target: $.components.schemas.Thing, update: {properties: {id: {x-secret: 'yes'}}}}]", "action 2 ($.components.schemas.Thing): properties.id.x-secret is text; write true or false.")]
    [InlineData("actions: [{target: $.components.schemas.MakeKind, update: {x-names: {a: [b]}}}]", "x-names.a is a list; write text.")]
    [InlineData("actions: [{target: $.components.schemas.Thing.properties, update: {description: words}}]", "action 1 ($.components.schemas.Thing.properties): ")]
    [InlineData("actions: [{target: $, remove: true, description: d}]", "action 1 ($): selects all of the document, which cannot be removed; select a part of it.")]
    [InlineData("actions: [{target: $.components.schemas.Thing.properties.id, update: {type: {a: b}}, description: d}]", "action 1 ($.components.schemas.Thing.properties.id): type is an object; write text or a list.")]
    [InlineData("actions: [{target: $.paths.*.post.responses, update: {200: {content: {application/json: {schema: []}}}}, description: d}]", "200.content.application/json.schema is a list; write an object.")]
    [InlineData("actions: [{target: $.info, update: {x-word: w}}, {target: $.tags, remove: true, description: d}]", "action 2 ($.tags): leaves no description that OpenAPI knows (something that must be there is gone)")]
    [InlineData("actions: [{target: $.paths, update: {/thing: gone}, description: d}]", "action 1 ($.paths): /thing is text; write an object.")]
    public async Task In_an_overlay_names_the_action_and_what_to_do(string text, string message)
    {
        using var shop = new Workshop();
        await shop.ImportAsync(Upstream);
        File.WriteAllText(shop.Api.Overlay, $"overlay: 1.0.0\n{text}");

        var said = await shop.RefuseAsync(Upstream);

        Assert.StartsWith(shop.Api.Overlay, said);
        Assert.True(said.Contains(message, StringComparison.Ordinal), said);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_target_that_is_no_path_is_told_or_selects_nothing(string target)
    {
        foreach (var stage in new[] { "", "x-stage: upstream, " })
        {
            using var shop = new Workshop();
            await shop.ImportAsync(Upstream);
            File.WriteAllText(shop.Api.Overlay, $"overlay: 1.0.0\nactions: [{{target: '{target.Replace("'", "''")}', {stage}description: d, update: {{x-words: w}}}}]");

            var failure = await Record.ExceptionAsync(() => shop.ImportAsync(Upstream));

            if (failure is not null)
                AssertReported(failure, shop.Api.Overlay, "action 1");
        }
    }

    [Fact]
    public void Most_of_what_looks_like_a_path_is_none()
    {
        var broken = OddPaths.Count(p => Record.Exception(() => Overlay.Parse("overlay.yaml", $"overlay: 1.0.0\nactions: [{{target: '{p.Replace("'", "''")}', update: {{x-words: w}}}}]")) is ImportException);

        Assert.True(broken >= 20, $"{broken}");
    }

    [Fact]
    public async Task Any_kind_of_json_anywhere_in_an_overlay_is_taken_or_told()
    {
        var whole = JObject.Parse("""
            {"overlay":"1.0.0","actions":[
              {"target":"$..[?(@.title == 'Thing')].properties.n","x-stage":"upstream","description":"d","update":{"type":"integer","enum":[1,2]}},
              {"target":"$.components.schemas.Thing","description":"d","update":{"description":"d","required":["id"],"properties":{"id":{"description":"d","nullable":true,"x-name":"Id"}}}},
              {"target":"$.components.schemas.MakeKind","update":{"description":"d","x-values":{"a":"d"},"x-names":{"b":"Bee"}}},
              {"target":"$.paths['/thing'].post","update":{"summary":"s","x-token":"project","x-obsolete":"o"}},
              {"target":"$.components.schemas.MakeRequest.properties.on","remove":true,"description":"d"}]}
            """);
        using var shop = new Workshop();
        await shop.ImportAsync(Upstream);

        var (taken, told) = await TryAll(whole, shop, shop.Api.Overlay);

        Assert.True(told > 250 && taken > 50, $"{told} told, {taken} taken");
    }

    [Fact]
    public async Task Any_kind_of_json_anywhere_in_names_json_is_taken_or_told()
    {
        using var shop = new Workshop();
        await shop.ImportAsync(Upstream);
        var whole = shop.Names;
        whole.Merge(JObject.Parse("""{"optionsCameLater":["GET /a"],"bodyCameLater":["GET /a"],"dropped":{"GET /b":"why"},"taken":{"Thing.n":"why"},"told":{"x":"y"},"gone":{"operations":{"GET /c":"Things.C()"},"types":{"Gone":["GET /c 200"]}}}"""));

        var (taken, told) = await TryAll(whole, shop, shop.Api.Names);

        Assert.True(told > 150 && taken > 20, $"{told} told, {taken} taken");
    }

    [Theory]
    [InlineData("[]", "specs/sources.json: is not a JSON object.")]
    [InlineData("", "specs/sources.json: is empty.")]
    [InlineData("{", "specs/sources.json: is not JSON:")]
    [InlineData("""{"v2":7}""", "specs/sources.json: v2 is 7; write an address, or null where CircleCI describes it nowhere.")]
    [InlineData("""{"v2":["https://a.test"]}""", "specs/sources.json: v2 is [\"https://a.test\"]; write an address")]
    [InlineData("""{"v2":""}""", "specs/sources.json: v2 is \"\"; write an address")]
    public void In_sources_json_names_the_version(string text, string message) =>
        Assert.Contains(message, Assert.Throws<ImportException>(() => Sources.Parse(text)).Message);

    /// <summary>Puts each kind of JSON in the place of each part of a file, and imports.</summary>
    private static async Task<(int Taken, int Reported)> TryAll(JObject whole, Workshop shop, string file)
    {
        var (taken, told) = (0, 0);
        foreach (var path in whole.DescendantsAndSelf().Where(t => t is not JProperty && t != whole).Select(t => t.Path).ToList())
        {
            foreach (var kind in Kinds)
            {
                var broken = (JObject)whole.DeepClone();
                broken.SelectToken(path)!.Replace(kind.DeepClone());
                File.WriteAllText(file, broken.ToString());

                if (await Record.ExceptionAsync(() => shop.ImportAsync(Upstream)) is { } failure)
                {
                    AssertReported(failure, "", path);
                    told++;
                }
                else
                {
                    taken++;
                }
            }
        }

        return (taken, told);
    }

    private static void AssertReported(Exception failure, string start, string about)
    {
        Assert.True(failure is ImportException, $"{about}: {failure}");
        Assert.StartsWith(start, failure.Message);
        Assert.DoesNotContain('\n', failure.Message);
        Assert.DoesNotContain("Exception", failure.Message);
    }
}
