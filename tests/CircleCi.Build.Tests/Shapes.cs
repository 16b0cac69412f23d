using Newtonsoft.Json.Linq;
using static CircleCi.Build.Tests.Workshop;

namespace CircleCi.Build.Tests;

/// <summary>What becomes of schemas on import.</summary>
public class Shapes
{
    [Theory]
    [InlineData("{'type':'string','x-nullable':true}")]
    [InlineData("{'type':'string','nullable':true}")]
    [InlineData("{'type':['string','null']}")]
    [InlineData("{'anyOf':[{'type':'string'},{'type':'null'}]}")]
    [InlineData("{'oneOf':[{'type':'null'},{'$ref':'#/components/schemas/Text'}]}")]
    [InlineData("{'allOf':[{'$ref':'#/components/schemas/Text'}],'nullable':true}")]
    [InlineData("{'$ref':'#/components/schemas/TextOrNull'}")]
    public async Task That_may_be_null_are_nullable_however_that_is_said(string schema)
    {
        using var shop = new Workshop();

        await shop.ImportAsync(OpenApi(
            $"{{'/a':{Get($"{{'type':'object','properties':{{'x':{schema}}}}}")}}}",
            "{'schemas':{'Text':{'type':'string'},'TextOrNull':{'type':['string','null']}}}"));

        var member = (JObject)shop.Types["AGetResponse"]!["properties"]!["x"]!;
        Assert.Equal("string", (string?)member["type"]);
        Assert.True((bool?)member["nullable"]);
        Assert.Single(shop.Types);
    }

    [Fact]
    public async Task Of_an_object_or_enum_that_may_be_null_are_nullable_at_that_place_only()
    {
        using var shop = new Workshop();

        await shop.ImportAsync(OpenApi($"{{'/a':{Get("{'type':'object','properties':{'x':{'type':'object','x-nullable':true,'properties':{'y':{'type':'string','enum':['on','off',null]}}}}}")}}}"));

        Assert.Equal("#/components/schemas/AGetX", (string?)shop.Types["AGetResponse"]!.SelectToken("properties.x.allOf[0].$ref"));
        Assert.True((bool?)shop.Types["AGetResponse"]!.SelectToken("properties.x.nullable"));
        Assert.True((bool?)shop.Types["AGetX"]!.SelectToken("properties.y.nullable"));
        Assert.Equal(["off", "on"], shop.Types["AGetXY"]!["enum"]!.Values<string>());
        Assert.Null(shop.Types["AGetX"]!["nullable"]);
    }

    [Fact]
    public async Task That_are_the_same_are_one_type()
    {
        using var shop = new Workshop();

        await shop.ImportAsync(OpenApi("""
            {'/a':{'get':{'operationId':'getA','tags':['Thing'],'responses':{'200':{'content':{'application/json':{'schema':{'type':'object','properties':{'id':{'type':'string'},'state':{'enum':['b','a']}}}}}}}},
                   'post':{'operationId':'createA','tags':['Thing'],'responses':{'201':{'content':{'application/json':{'schema':{'properties':{'state':{'type':'string','enum':['a','b'],'description':'other words'},'id':{'type':'string'}}}}}}}}}}
            """));

        Assert.Equal(["ThingGetAResponse", "ThingGetAState"], shop.Types.Properties().Select(p => p.Name));
        Assert.Equal(["GET /a 200", "POST /a 201"], shop.Names["types"]!["ThingGetAResponse"]!.Values<string>());
    }

    [Fact]
    public async Task Of_allOf_become_one()
    {
        using var shop = new Workshop();

        await shop.ImportAsync(OpenApi(
            $"{{'/a':{Get("{'allOf':[{'$ref':'#/components/schemas/Base'},{'type':'object','required':['b'],'properties':{'b':{'allOf':[{'type':'integer','format':'int64'},{'type':'integer','minimum':0}]}}}]}")}}}",
            "{'schemas':{'Base':{'type':'object','required':['a'],'properties':{'a':{'type':'string'}}}}}"));

        var schema = shop.Types["AGetResponse"]!;
        Assert.Equal(["a", "b"], schema["required"]!.Values<string>());
        Assert.Equal(("integer", "int64", 0), ((string?)schema["properties"]!["b"]!["type"], (string?)schema["properties"]!["b"]!["format"], (int)schema["properties"]!["b"]!["minimum"]!));
    }

    [Fact]
    public async Task Of_oneOf_and_anyOf_become_unions_that_say_by_what_each_case_is_known()
    {
        using var shop = new Workshop();

        await shop.ImportAsync(OpenApi($"{{'/a':{Get("""
            {'type':'object','properties':{
              'scalar':{'oneOf':[{'type':'string'},{'type':'integer'},{'type':'boolean'}]},
              'owner':{'anyOf':[{'type':'object','required':['id'],'properties':{'id':{'type':'string'}}},{'type':'object','required':['slug'],'properties':{'slug':{'type':'string'}}}]},
              'source':{'anyOf':[{'type':'object','required':['kind'],'properties':{'kind':{'enum':['file']}}},{'type':'object','required':['kind'],'properties':{'kind':{'enum':['web']}}}]}}}
            """)}}}"));

        Assert.Equal(["boolean", "integer", "string"], shop.Types["AGetScalar"]!["x-union"]!.Values<string>());
        Assert.Equal(["AGetOwnerId if id", "AGetOwnerSlug if slug"], shop.Types["AGetOwner"]!["x-union"]!.Values<string>());
        Assert.Equal(["AGetSourceFile if kind=file", "AGetSourceWeb if kind=web"], shop.Types["AGetSource"]!["x-union"]!.Values<string>());
    }

    [Fact]
    public async Task Of_answers_of_success_that_differ_are_a_union_by_name()
    {
        using var shop = new Workshop();

        await shop.ImportAsync(OpenApi("""
            {'/run':{'post':{'operationId':'startRun','tags':['Run'],'responses':{
              '200':{'content':{'application/json':{'schema':{'type':'object','required':['message'],'properties':{'message':{'type':'string'}}}}}},
              '201':{'content':{'application/json':{'schema':{'type':'object','required':['id'],'properties':{'id':{'type':'string'}}}}}}}}}}
            """));

        Assert.Equal("RunStartResult", (string?)shop.Document.SelectToken("paths./run.post.x-result"));
        Assert.Equal(2, shop.Types["RunStartResult"]!["anyOf"]!.Count());
    }

    [Fact]
    public async Task Of_failures_are_apart_from_those_of_success()
    {
        using var shop = new Workshop();
        const string message = "{'content':{'application/json':{'schema':{'type':'object','properties':{'message':{'type':'string'}}}}}}";
        const string required = "{'content':{'application/json':{'schema':{'type':'object','required':['message'],'properties':{'message':{'type':'string'}}}}}}";

        await shop.ImportAsync(OpenApi($"{{'/a':{{'delete':{{'tags':['Thing'],'operationId':'deleteA','responses':{{'200':{message},'400':{message},'404':{required},'default':{message}}}}}}}}}"));

        Assert.Equal(["ErrorMessage", "ThingDeleteAResponse"], shop.Types.Properties().Select(p => p.Name));
        Assert.Equal(["#/components/responses/BadRequest", "#/components/responses/NotFound", "#/components/responses/Error"], shop.Document.SelectTokens("$.paths./a.delete.responses.*.$ref").Values<string>());
    }

    [Fact]
    public async Task May_contain_themselves()
    {
        using var shop = new Workshop();

        await shop.ImportAsync(OpenApi($"{{'/a':{Get("{'$ref':'#/components/schemas/Node'}")}}}", "{'schemas':{'Node':{'type':'object','properties':{'next':{'$ref':'#/components/schemas/Node'},'all':{'type':'array','items':{'$ref':'#/components/schemas/Node'}}}}}}"));

        Assert.Equal("#/components/schemas/Node", (string?)shop.Types["Node"]!.SelectToken("properties.next.allOf[0].$ref"));
        Assert.Single(shop.Types);
    }

    [Fact]
    public async Task Without_a_size_or_a_type_get_one_where_it_is_known()
    {
        using var shop = new Workshop();

        await shop.ImportAsync(OpenApi($"{{'/a/{{n}}':{Get("{'type':'object','properties':{'count':{'type':'integer'},'odd':{'type':'integer','format':'integer'},'map':{'type':'object'},'any':{}}}",
            "'parameters':[{'in':'path','name':'n','required':true,'schema':{}},{'in':'query','name':'names','schema':{'type':'object'}}],")}}}"));

        var members = shop.Types["AGetResponse"]!["properties"]!;
        Assert.Equal(("int64", "int64"), ((string?)members["count"]!["format"], (string?)members["odd"]!["format"]));
        Assert.NotNull(members["map"]!["additionalProperties"]);
        Assert.Null(members["any"]!["type"]);
        var parameters = shop.Document.SelectTokens("$.paths.*.get.parameters[*]").ToDictionary(p => (string)p["name"]!, p => (string?)p["schema"]!["type"]);
        Assert.Equal("string", parameters["n"]);
        Assert.Equal("array", parameters["names"]);
    }

    [Fact]
    public async Task Carry_no_word_of_upstream()
    {
        using var shop = new Workshop();

        await shop.ImportAsync(OpenApi($"{{'/a':{Get("{'type':'object','description':'UPSTREAM','properties':{'description':{'type':'string','description':'UPSTREAM','example':'UPSTREAM'}}}", "'summary':'UPSTREAM','description':'UPSTREAM','x-vendor':'UPSTREAM',")}}}"));

        Assert.DoesNotContain("UPSTREAM", shop.Document.ToString());
        Assert.NotNull(shop.Types["AGetResponse"]!["properties"]!["description"]);
    }

    [Fact]
    public async Task Of_requests_are_marked_as_sent_and_their_constants_told()
    {
        using var shop = new Workshop();

        await shop.ImportAsync(OpenApi("""
            {'/hook':{'post':{'operationId':'createHook','tags':['Hook'],'requestBody':{'content':{'application/json':{'schema':{'type':'object','properties':{'scope':{'type':'object','required':['type'],'properties':{'type':{'enum':['project']}}}}}}}},
              'responses':{'200':{'content':{'application/json':{'schema':{'type':'object','properties':{'id':{'type':'string'}}}}}}}}}}
            """));

        Assert.True((bool?)shop.Types["HookCreateRequest"]!["x-sent"]);
        Assert.Equal("project", (string?)shop.Types["HookCreateScope"]!.SelectToken("properties.type.x-constant"));
        Assert.Null(shop.Types["HookCreateResponse"]!["x-sent"]);
        Assert.True((bool?)shop.Document.SelectToken("paths./hook.post.requestBody.required"));
    }

    [Theory]
    [InlineData("{'const':'a'}", "a")]
    [InlineData("{'type':'string','enum':['a']}", "a")]
    [InlineData("{'$ref':'#/components/schemas/A'}", "a")]
    [InlineData("{'const':true}", true)]
    [InlineData("{'type':'boolean','enum':[false]}", false)]
    [InlineData("{'type':'integer','const':0}", 0L)]
    [InlineData("{'type':'number','const':2}", 2L)]
    [InlineData("{'const':0.5}", 0.5)]
    [InlineData("{'type':'string'}", null)]
    [InlineData("{'enum':['a','b']}", null)]
    [InlineData("{'type':'integer','const':0.5}", null)]
    public async Task Of_requests_tell_the_only_value_of_a_member_whatever_its_kind_and_name(string schema, object? value)
    {
        foreach (var name in new[] { "type", "properties", "items", "$ref", "kind" })
        {
            using var shop = new Workshop();
            var description = OpenApi(
                $"{{'/hook':{{'post':{{'tags':['Hook'],'requestBody':{{'content':{{'application/json':{{'schema':{{'type':'object','required':['{name}'],'properties':{{'{name}':{schema}}}}}}}}}}},'responses':{{'204':{{'description':'d'}}}}}}}}}}",
                "{'schemas':{'A':{'enum':['a']}}}");

            await shop.ImportAsync(description);
            await shop.ImportAsync(shop.Document.ToString());

            Assert.Equal(value, (shop.Types["HookCreateRequest"]!["properties"]![name]!["x-constant"] as JValue)?.Value);
        }
    }

    [Theory]
    [InlineData("{'enum':['project']}", "{'enum':['project','organization']}", "project", null)]
    [InlineData("{'enum':['project']}", "{'enum':['organization']}", "project", null)]
    [InlineData("{'type':'boolean','const':true}", "{'type':'boolean'}", true, null)]
    [InlineData("{'enum':['project']}", "{'enum':['project']}", null, "project")]
    [InlineData("{'enum':['project','organization']}", "{'enum':['project','organization','user']}", null, null)]
    [InlineData("{'enum':['project','organization']}", "{'enum':['project']}", null, null)]
    public async Task Of_requests_still_start_with_what_was_the_only_value_once(string before, string after, object? was, object? constant)
    {
        using var shop = new Workshop();
        string Description(string schema) => OpenApi($"{{'/hook':{{'post':{{'tags':['Hook'],'requestBody':{{'content':{{'application/json':{{'schema':{{'type':'object','required':['type'],'properties':{{'type':{schema}}}}}}}}}}},'responses':{{'204':{{'description':'d'}}}}}}}}}}");
        await shop.ImportAsync(Description(before), "2026-01");

        var news = await shop.ImportAsync(Description(after), "2026-02");

        var member = shop.Types["HookCreateRequest"]!["properties"]!["type"]!;
        Assert.Equal((was, constant), ((member["x-was-constant"] as JValue)?.Value, (member["x-constant"] as JValue)?.Value));
        Assert.Equal(was is not null, news.Facts.Any(f => f.What.EndsWith("by now; requests still start with it", StringComparison.Ordinal)));
        var kept = shop.Document.ToString();
        await shop.ImportAsync(Description(after), "2026-03");
        await shop.ImportAsync(kept);
        Assert.Equal(kept, shop.Document.ToString());
        // What a person decides ends it.
        shop.WithNames(shop.Names.ToString().TrimEnd()[..^1] + ",\"taken\":{\"HookCreateRequest.type\":\"Programs name it by now.\"}}");
        await shop.ImportAsync(Description(after), "2026-04");
        Assert.Null(shop.Types["HookCreateRequest"]!["properties"]!["type"]!["x-was-constant"]);
    }

    [Theory]
    [InlineData("{'oneOf':[{'$ref':'#/components/schemas/Here'},{'$ref':'#/components/schemas/There'}],'discriminator':{'propertyName':'type'}}", "Here", "There")]
    [InlineData("{'oneOf':[{'$ref':'#/components/schemas/Here'},{'$ref':'#/components/schemas/There'}],'discriminator':{'propertyName':'type','mapping':{'h':'#/components/schemas/Here','t':'There'}}}", "h", "t")]
    [InlineData("{'oneOf':[{'$ref':'#/components/schemas/Here'},{'$ref':'#/components/schemas/There'}],'discriminator':{'propertyName':'type','mapping':{'h':'Here','also':'Here','t':'There'}}}", null, "t")]
    [InlineData("{'oneOf':[{'$ref':'#/components/schemas/Here'},{'$ref':'#/components/schemas/There'}]}", null, null)]
    public async Task That_a_member_tells_apart_have_its_value(string union, string? here, string? there)
    {
        using var shop = new Workshop();
        await shop.ImportAsync(OpenApi(
            $"{{'/hook':{{'post':{{'tags':['Hook'],'requestBody':{{'content':{{'application/json':{{'schema':{{'type':'object','properties':{{'at':{union}}}}}}}}}}},'responses':{{'204':{{'description':'d'}}}}}}}}}}",
            "{'schemas':{'Here':{'type':'object','required':['type','a'],'properties':{'type':{'type':'string'},'a':{'type':'string'}}},'There':{'type':'object','required':['type','b'],'properties':{'type':{'enum':['There','t','Here']},'b':{'type':'string'}}}}}"));
        var first = shop.Document;

        await shop.ImportAsync(first.ToString());

        Assert.Equal((here, there), ((string?)shop.Types["Here"]!.SelectToken("properties.type.x-constant"), (string?)shop.Types["There"]!.SelectToken("properties.type.x-constant")));
        Assert.Equal(first.ToString(), shop.Document.ToString());
    }

    [Fact]
    public async Task Of_enums_tell_of_their_values_where_the_generator_finds_it()
    {
        using var shop = new Workshop().WithOverlay("  - target: $.components.schemas.AGetKind\n    update: {x-values: {type: A type., b: A letter.}, x-names: {type: Sort}}\n");
        await shop.ImportAsync(OpenApi($"{{'/a':{Get("{'type':'object','properties':{'kind':{'enum':['type','b','properties']}}}")}}}"));
        var first = shop.Document;

        await shop.ImportAsync(first.ToString());

        Assert.Equal("""[{"type.":"A type.","b":"A letter."},{"type.":"Sort"}]""", new JArray(shop.Types["AGetKind"]!["x-values"]!, shop.Types["AGetKind"]!["x-names"]!).ToString(Newtonsoft.Json.Formatting.None));
        Assert.Equal(first.ToString(), shop.Document.ToString());
    }

    [Fact]
    public async Task Of_members_get_a_name_where_csharp_could_not_have_theirs()
    {
        using var shop = new Workshop();

        await shop.ImportAsync(OpenApi($"{{'/a':{Get("{'type':'object','properties':{'$id':{'type':'string'},'get-type':{'type':'string'},'4k':{'type':'string'},'kind':{'enum':['+1','value']}}}")}}}"));

        var members = shop.Types["AGetResponse"]!["properties"]!;
        Assert.Equal(("Id", "GetTypeMember", "Value4K", null), ((string?)members["$id"]!["x-name"], (string?)members["get-type"]!["x-name"], (string?)members["4k"]!["x-name"], (string?)members["kind"]!["x-name"]));
        Assert.Equal("""{"+1":"Value1","value":"ValueMember"}""", shop.Types["AGetKind"]!["x-names"]!.ToString(Newtonsoft.Json.Formatting.None));
    }
}
