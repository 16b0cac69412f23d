using Newtonsoft.Json.Linq;
using static CircleCi.Build.Tests.Workshop;

namespace CircleCi.Build.Tests;

/// <summary>What becomes of operations on import.</summary>
public class Operations
{
    private const string Response = "'responses':{'200':{'content':{'application/json':{'schema':{'type':'array','items':{'type':'string'}}}}}}";

    [Fact]
    public async Task Have_a_tag_an_id_and_parameters_under_our_names()
    {
        using var shop = new Workshop();

        await shop.ImportAsync(OpenApi($"{{'/context/{{context-id}}/restrictions':{{'parameters':[{{'in':'path','name':'context-id','required':true,'schema':{{'type':'string','format':'uuid'}}}}],'get':{{'tags':['Context'],'operationId':'getContextRestrictions',{Response}}}}}}}"));

        var operation = shop.Document["paths"]!["/context/{contextId}/restrictions"]!["get"]!;
        Assert.Equal("Contexts_ListRestrictions", (string?)operation["operationId"]);
        Assert.Equal(["Contexts"], operation["tags"]!.Values<string>());
        Assert.Equal("contextId", (string?)operation["parameters"]![0]!["name"]);
        Assert.Equal("Contexts.ListRestrictions(contextId)", (string?)shop.Names["operations"]!["GET /context/{}/restrictions"]);
    }

    [Theory]
    [InlineData("{provider}/{organization}/{project}", "Projects.ListSettings(projectSlug)")]
    [InlineData("{vcs-type}/{username}/{project}", "Projects.ListSettings(projectSlug)")]
    [InlineData("{a}/{b}/{c}", "Projects.ListSettings(a, b, c)")]
    public async Task Take_a_slug_in_pieces_as_one(string pieces, string call)
    {
        using var shop = new Workshop();
        var parameters = string.Join(',', pieces.Split('/').Select(p => $"{{'in':'path','name':'{p.Trim('{', '}')}','required':true,'schema':{{'type':'string'}}}}"));

        await shop.ImportAsync(OpenApi($"{{'/project/{pieces}/settings':{{'get':{{'tags':['Project'],'operationId':'getProjectSettings','parameters':[{parameters}],{Response}}}}}}}"));

        Assert.Equal(call, (string?)shop.Names["operations"]!["GET /project/{}/{}/{}/settings"]);
        Assert.Equal(call.Contains("projectSlug") ? pieces : null, (string?)shop.Document.SelectToken("$.paths.*.get.x-slug"));
    }

    [Fact]
    public async Task That_answer_a_token_for_the_next_page_take_it()
    {
        using var shop = new Workshop();

        await shop.ImportAsync(OpenApi($"{{'/hook':{Get("{'type':'object','properties':{'items':{'type':'array','items':{'title':'Hook','type':'object','properties':{'id':{'type':'string'}}}},'next_page_token':{'type':'string','x-nullable':true}}}", "'operationId':'listHooks','tags':['Hook'],")}}}"));

        var operation = shop.Document.SelectToken("paths./hook.get")!;
        Assert.Equal("page-token", (string?)operation["parameters"]![0]!["name"]);
        Assert.Equal("""{"item":"Hook","member":"items","token":"page-token"}""", operation["x-items"]!.ToString(Newtonsoft.Json.Formatting.None));
        Assert.Equal(["Hook", "HookPage"], shop.Types.Properties().Select(p => p.Name));
    }

    [Theory]
    [InlineData("{'in':'query','name':'offset','schema':{'type':'integer'}}", """{"item":"Hook","offset":"offset"}""")]
    [InlineData("{'in':'query','name':'offset','schema':{'type':'integer'}},{'in':'query','name':'limit','schema':{'type':'integer','maximum':100}}", """{"item":"Hook","offset":"offset","limit":100}""")]
    [InlineData("{'in':'query','name':'page','schema':{'type':'integer'}},{'in':'query','name':'limit','schema':{'type':'integer','maximum':100}}", """{"item":"Hook","page":"page"}""")]
    [InlineData("{'in':'query','name':'offset','required':true,'schema':{'type':'integer'}}", """{"item":"Hook"}""")]
    public async Task That_list_by_a_number_say_by_which(string parameters, string items)
    {
        using var shop = new Workshop();

        await shop.ImportAsync(OpenApi($"{{'/hook':{Get("{'type':'array','items':{'title':'Hook','type':'object','properties':{'id':{'type':'string'}}}}", $"'operationId':'listHooks','tags':['Hook'],'parameters':[{parameters}],")}}}"));

        Assert.Equal(items, shop.Document.SelectToken("paths./hook.get.x-items")!.ToString(Newtonsoft.Json.Formatting.None));
    }

    [Fact]
    public async Task Lose_headers_that_the_sdk_sets_itself()
    {
        using var shop = new Workshop();

        await shop.ImportAsync(OpenApi($"{{'/a':{{'get':{{'parameters':[{{'in':'header','name':'Content-Type','required':true,'schema':{{'type':'string'}}}},{{'in':'query','name':'circle-token','schema':{{'type':'string'}}}},{{'in':'query','name':'q','schema':{{'type':'string'}}}}],{Response}}}}}}}"));

        Assert.Equal(["q"], shop.Document.SelectTokens("$.paths./a.get.parameters[*].name").Values<string>());
    }

    [Fact]
    public async Task Of_swagger_2_stay_swagger_2()
    {
        using var shop = new Workshop();

        await shop.ImportAsync("""
            swagger: '2.0'
            host: circle.test
            basePath: /api/v1
            schemes: [https]
            info: {version: v1, title: T}
            parameters:
              filter: {in: query, name: filter, type: string, enum: [b, a], description: UPSTREAM}
            definitions:
              Thing: {type: object, properties: {name: {$ref: '#/definitions/StringOrNull'}}}
              StringOrNull: {type: [string, 'null']}
            paths:
              /thing/{id}:
                parameters:
                  - {in: path, name: id, required: true, type: integer}
                get:
                  tags: [Thing]
                  parameters: [{$ref: '#/parameters/filter'}]
                  responses: {200: {description: UPSTREAM, schema: {$ref: '#/definitions/Thing'}}}
                put:
                  tags: [Thing]
                  parameters: [{in: body, name: body, schema: {$ref: '#/definitions/Thing'}}]
                  responses: {default: {description: none}}
            """);

        Assert.Equal("2.0", (string?)shop.Swagger["swagger"]);
        Assert.Equal(("circle.test", "/api/v1"), ((string?)shop.Swagger["host"], (string?)shop.Swagger["basePath"]));
        Assert.Equal("#/definitions/Thing", (string?)shop.Swagger.SelectToken("$.paths['/thing/{id}'].get.responses['200'].schema.$ref"));
        Assert.True((bool?)shop.Swagger.SelectToken("$.definitions.Thing.properties.name.x-nullable"));
        Assert.Equal("#/definitions/ThingFilter", (string?)shop.Swagger.SelectToken("$.paths['/thing/{id}'].get.parameters[?(@.name == 'filter')]['x-schema'].$ref"));
        Assert.Equal(["a", "b"], shop.Swagger.SelectToken("$.paths['/thing/{id}'].get.parameters[?(@.name == 'filter')].enum")!.Values<string>());
        Assert.Equal("request", (string?)shop.Swagger.SelectToken("$.paths['/thing/{id}'].put.parameters[?(@.in == 'body')].name"));
        Assert.DoesNotContain("UPSTREAM", shop.Swagger.ToString());
    }

    [Fact]
    public async Task Of_openapi_3_1_become_3_0_3()
    {
        using var shop = new Workshop();

        await shop.ImportAsync(OpenApi($"{{'/a':{Get("{'type':'object','properties':{'kind':{'const':'fixed'},'n':{'type':['integer','null']}}}")}}}", version: "3.1.0"));

        Assert.Equal("3.0.3", (string?)shop.Document["openapi"]);
        Assert.Equal(["fixed"], shop.Types["AGetKind"]!["enum"]!.Values<string>());
    }
}
