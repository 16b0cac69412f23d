using CircleCi.Build.CSharp;
using CircleCi.Build.Import;
using Newtonsoft.Json.Linq;
using static CircleCi.Build.Tests.Workshop;

namespace CircleCi.Build.Tests;

/// <summary>Where two things would have one C# name, the newer one gets another by rule, and what had a name keeps it.</summary>
public class TakenNames
{
    [Theory]
    [InlineData("a-b,a_b,a.b")]
    [InlineData("open,OPEN,Open")]
    [InlineData("openAll,openall")]
    [InlineData("+1,-1,1,")]
    public async Task Of_values_and_members_and_options_are_told_apart(string wires)
    {
        using var shop = new Workshop();
        var names = wires.Split(',');

        var result = await shop.ImportAsync(OpenApi(Everywhere(names)));

        foreach (var given in new[] { Values(shop), Members(shop), Options(shop) })
        {
            Assert.Equal(names.Order(StringComparer.Ordinal), given.Keys.Order(StringComparer.Ordinal));
            Assert.Equal(names.Length, given.Values.Distinct(StringComparer.OrdinalIgnoreCase).Count());
            Assert.All(given.Values, n => Assert.Matches("^[A-Z][A-Za-z0-9]*$", n));
        }

        Assert.Contains(result.Facts, f => f.Kind == FactKind.Renamed);
    }

    [Theory]
    [InlineData("b-c", "B_c,a,b_c")]
    [InlineData("open", "OPEN,Open")]
    [InlineData("-1", "+1,1")]
    [InlineData("\u00fc", "\u00e4,\u00f6,")]
    public async Task Are_kept_by_what_had_them_whatever_sorts_before(string first, string later)
    {
        using var shop = new Workshop();
        await shop.ImportAsync(OpenApi(Everywhere([first])));
        var before = (Values(shop)[first], Members(shop)[first], Options(shop)[first]);

        var all = later.Split(',').Append(first).ToArray();
        await shop.ImportAsync(OpenApi(Everywhere(all)));
        var now = new[] { Values(shop), Members(shop), Options(shop) };
        var result = await shop.ImportAsync(OpenApi(Everywhere([.. all.Reverse()])));

        Assert.Equal(before, (now[0][first], now[1][first], now[2][first]));
        Assert.Equal(now, [Values(shop), Members(shop), Options(shop)]);
        Assert.All(now, n => Assert.Equal(all.Length, n.Values.Distinct(StringComparer.OrdinalIgnoreCase).Count()));
        Assert.DoesNotContain(result.Facts, f => f.Kind == FactKind.Renamed && f.IsNew);
        Assert.Empty(result.ChangedFiles);
    }

    [Fact]
    public async Task Of_members_and_options_are_not_those_that_the_sdk_has_beside_them()
    {
        using var shop = new Workshop();
        string[] taken = [.. MemberNames.TakenInModels.Union(MemberNames.TakenInOptions)];

        await shop.ImportAsync(OpenApi(Everywhere(taken)));

        Assert.Empty(Members(shop).Values.Intersect(MemberNames.TakenInModels, StringComparer.OrdinalIgnoreCase));
        Assert.Empty(Options(shop).Values.Intersect(MemberNames.TakenInOptions, StringComparer.OrdinalIgnoreCase));
        Assert.Equal(taken.Length, Members(shop).Values.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(taken.Length, Options(shop).Values.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public async Task Of_a_type_are_not_those_of_its_members()
    {
        using var shop = new Workshop();

        await shop.ImportAsync(OpenApi($"{{'/a':{Get("{'type':'object','title':'NodeThing','properties':{'node_thing':{'type':'string'},'node_thing_value':{'type':'string'},'kind':{'title':'NodeKind','enum':['node_kind','values','equals']}}}")}}}"));

        // The template makes NodeThingValue of the member that is named as its type.
        Assert.Equal("NodeThingUnderscoreValue", Name((JObject)shop.Types["NodeThing"]!["properties"]!["node_thing_value"]!, "node_thing_value").Replace("NodeUnderscoreThing", "NodeThing"));
        Assert.Equal("NodeKindMember", (string?)shop.Types["NodeKind"]!["x-names"]!["node_kind"]);
    }

    [Fact]
    public async Task Of_parameters_that_must_be_given_are_told_apart()
    {
        using var shop = new Workshop();

        await shop.ImportAsync(OpenApi($"{{'/a/{{id}}':{Get("{}", "'tags':['Thing'],'operationId':'getA','parameters':[{'in':'path','name':'id','required':true,'schema':{'type':'string'}},{'in':'query','name':'id','required':true,'schema':{'type':'string'}},{'in':'header','name':'ID','required':true,'schema':{'type':'string'}}],")}}}"));

        Assert.Equal("Things.GetA(id, idHeader, idQuery)", (string?)shop.Names["operations"]!["GET /a/{}"]);
    }

    [Fact]
    public async Task Of_calls_are_told_apart_by_their_paths()
    {
        using var shop = new Workshop();
        string[] paths = ["/a", "/a/b", "/a/b/c", "/a/{x}", "/a/{x}/{y}"];
        string Op(string path, string method) => $"'{method}':{{'operationId':'doIt','tags':['Thing'],'parameters':[{string.Join(',', Paths.Parameters(path).Select(p => $"{{'in':'path','name':'{p}','required':true,'schema':{{'type':'string'}}}}"))}],'responses':{{'204':{{}}}}}}";

        await shop.ImportAsync(OpenApi($"{{{string.Join(',', paths.Select(p => $"'{p}':{{{Op(p, "get")},{Op(p, "put")},{Op(p, "post")}}}"))}}}"));

        var calls = ((JObject)shop.Names["operations"]!).Properties().Select(p => ((string)p.Value!).Split('(')[0]).ToList();
        Assert.Equal(15, calls.Distinct().Count());
        Assert.All(calls, c => Assert.Matches("^Things\\.DoIt[A-Za-z]*$", c));
        await shop.ImportAsync(OpenApi($"{{{string.Join(',', paths.Reverse().Select(p => $"'{p}':{{{Op(p, "post")},{Op(p, "put")},{Op(p, "get")}}}"))}}}"));
        Assert.Equal(calls, ((JObject)shop.Names["operations"]!).Properties().Select(p => ((string)p.Value!).Split('(')[0]));
    }

    [Theory]
    [InlineData("create", "createRequest")]
    [InlineData("createRequest", "create")]
    [InlineData("list", "listAsync")]
    [InlineData("send", "connection")]
    public async Task Of_calls_are_not_those_of_what_is_generated_besides(string first, string second)
    {
        using var shop = new Workshop();
        string Op(string id) => $"{{'post':{{'operationId':'{id}','tags':['Thing'],'responses':{{'204':{{}}}}}}}}";

        await shop.ImportAsync(OpenApi($"{{'/first':{Op(first)},'/second':{Op(second)}}}"));

        var methods = ((JObject)shop.Names["operations"]!).Properties().Select(p => ((string)p.Value!).Split('.')[1].Split('(')[0]).ToList();
        Assert.DoesNotContain("Send", methods);
        Assert.DoesNotContain("Connection", methods);
        Assert.Empty(methods.SelectMany(m => new[] { m + "Request", m + "Async" }).Intersect(methods));
    }

    [Theory]
    [InlineData("ResponseShape")]
    [InlineData("CircleCiMap")]
    [InlineData("Union")]
    [InlineData("Given")]
    [InlineData("Converter")]
    [InlineData("ThingsClient")]
    [InlineData("ThingsGetAOptions")]
    [InlineData("VcsProvider")]
    public async Task Of_types_are_not_those_of_the_sdk(string title)
    {
        using var shop = new Workshop();

        await shop.ImportAsync(OpenApi($"{{'/a':{Get($"{{'title':'{title}','type':'object','properties':{{'id':{{'type':'string'}}}}}}", "'tags':['Thing'],'operationId':'getA',")}}}"));

        Assert.Equal("ThingGetAResponse", Assert.Single(shop.Types.Properties()).Name);
    }

    [Fact]
    public async Task Of_types_are_told_apart_by_their_paths_at_last()
    {
        using var shop = new Workshop().WithNames("{'types':{'Thing':['gone 1'],'ThingGetAResponse':['gone 2'],'ThingGetAResponse200Response':['gone 3']}}".Replace('\'', '"'));

        await shop.ImportAsync(OpenApi($"{{'/a/bc':{Get("{'title':'Thing','type':'object','properties':{'id':{'type':'string'}}}", "'tags':['Thing'],'operationId':'getA',")}}}"));

        Assert.Equal("ABcThingGetAResponse200Response", Assert.Single(shop.Types.Properties()).Name);
    }

    private static string Everywhere(string[] names) =>
        $"{{'/a':{Get($"{{'type':'object','properties':{{'kind':{{'enum':[{string.Join(',', names.Select(n => $"'{n}'"))}]}},'in':{{'title':'Holder','type':'object','properties':{{{string.Join(',', names.Select(n => $"'{n}':{{'type':'string'}}"))}}}}}}}}}", $"'parameters':[{string.Join(',', names.Where(n => n.Length > 0).Select(n => $"{{'in':'query','name':'{n}','schema':{{'type':'string'}}}}"))}{(names.Contains("") ? ",{'in':'query','name':'','schema':{'type':'string'}}" : "")}],")}}}";

    private static Dictionary<string, string> Values(Workshop shop) =>
        shop.Types["AGetKind"]!["enum"]!.Values<string>().ToDictionary(v => v!, v => (string?)shop.Types["AGetKind"]!["x-names"]?[v!] ?? Names.Pascal(v!));

    private static Dictionary<string, string> Members(Workshop shop) =>
        ((JObject)shop.Types["Holder"]!["properties"]!).Properties().ToDictionary(p => p.Name, p => Name((JObject)p.Value, p.Name));

    private static Dictionary<string, string> Options(Workshop shop) =>
        shop.Document.SelectTokens("paths./a.get.parameters[*]").ToDictionary(p => (string)p["name"]!, p => Name((JObject)p, (string)p["name"]!));

    private static string Name(JObject node, string wire) => (string?)node["x-name"] ?? Names.Pascal(wire);
}
