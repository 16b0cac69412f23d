using CircleCi.Build.Import;
using Newtonsoft.Json.Linq;
using static CircleCi.Build.Tests.Workshop;

namespace CircleCi.Build.Tests;

/// <summary>What cannot be generated is left out with a note; what is around it is imported.</summary>
public class LeftOut
{
    private const string Ok = "{'type':'object','properties':{'id':{'type':'string'}}}";
    private const string Responses = "'responses':{'200':{'description':'d'}}";
    private const string Filter = "{'type':'object','properties':{'x':{'type':'string'}}}";

    /// <summary>An operation at /b, and what is said of it.</summary>
    public static TheoryData<string, string> Operations => new()
    {
        { Post("'multipart/form-data':{'schema':{'type':'object'}}"), "POST /b is left out: multipart/form-data cannot be sent (#/paths/~1b/post/requestBody)." },
        { Post("'application/x-www-form-urlencoded':{'schema':{'type':'object'}}"), "POST /b is left out: application/x-www-form-urlencoded cannot be sent" },
        { Post("'application/xml':{'schema':{'type':'object'}}"), "POST /b is left out: application/xml cannot be sent" },
        { Post("'application/x-ndjson':{'schema':{'type':'object'}}"), "POST /b is left out: application/x-ndjson cannot be sent" },
        { $"{{'get':{{'responses':{{'200':{{'content':{{'application/xml':{{'schema':{Ok}}},'text/event-stream':{{}}}}}}}}}}}}", "GET /b is left out: application/xml, text/event-stream cannot be read (#/paths/~1b/get/responses/200)." },
        { $"{{'get':{{'responses':{{'200':{{'content':{{'application/json':{{'schema':{Ok}}}}}}},'206':{{'content':{{'application/zip':{{}}}}}}}}}}}}", "GET /b is left out: it returns application/json or application/zip depending on the status" },
        { Get(Ok, Parameter("cookie", "{'type':'string'}", isRequired: true)), "GET /b is left out: parameters in 'cookie' cannot be sent" },
        { Get(Ok, Parameter("query", Filter, isRequired: true)), "GET /b is left out: an object cannot be sent in a path, a query or a header" },
        { Get(Ok, Parameter("header", Filter, isRequired: true)), "GET /b is left out: an object cannot be sent in a path, a query or a header" },
        { Get(Ok, Parameter("query", $"{{'type':'array','items':{Filter}}}", isRequired: true)), "GET /b is left out: a list of objects or lists cannot be sent" },
        { Get(Ok, Parameter("query", $"{{'oneOf':[{{'type':'string'}},{Filter}]}}", isRequired: true)), "GET /b is left out: an object cannot be sent" },
        { Get(Ok, Parameter("querystring", "{'type':'string'}", isRequired: true)), "GET /b is left out: parameters in 'querystring' cannot be sent" },
        { $"{{'head':{{{Responses}}}}}", "HEAD /b is left out: no call has the method HEAD (#/paths/~1b/head)." },
        { $"{{'options':{{{Responses}}}}}", "OPTIONS /b is left out" },
        { $"{{'trace':{{{Responses}}}}}", "TRACE /b is left out" },
    };

    /// <summary>What becomes JSON of any kind.</summary>
    public static TheoryData<string, string> Schemas => new()
    {
        { "{'allOf':[{'type':'string'},{'type':'integer'}]}", "allOf of string and integer cannot be one type" },
        { "{'allOf':[{'type':'object','properties':{'x':{'type':'string'}}},{'oneOf':[{'type':'string'},{'type':'integer'}]}]}", "cannot be one type" },
        { "{'enum':[1,'a',true]}", "its values are of more than one kind" },
        { "{'$ref':'#/components/schemas/Loop'}", "makes a schema a part of itself" },
        { "{'$ref':'#/components/schemas/Lists'}", "it is a list or map of nothing but itself" },
        { "{'$ref':'#/components/schemas/Maps'}", "it is a list or map of nothing but itself" },
    };

    /// <summary>Schemas that say more than C# can, and the type that is left of them.</summary>
    public static TheoryData<string, string?> Typed => new()
    {
        { "{'enum':[1,2]}", "integer" },
        { "{'type':'integer','enum':[1,2]}", "integer" },
        { "{'enum':[1,2.5]}", "number" },
        { "{'enum':[true]}", "boolean" },
        { "{'const':7}", "integer" },
        { "{'const':null}", null },
        { "{'enum':[]}", null },
        { "{'type':'string','enum':[1]}", "string" },
        { "{'type':['string','integer'],'enum':['a',1]}", "union" },
        { "{'type':'object','patternProperties':{'^x':{'type':'integer'}}}", "object" },
        { "{'not':{'type':'string'}}", null },
        { "{'type':'array','prefixItems':[{'type':'string'}],'items':false}", "array" },
        { "{'prefixItems':[{'type':'string'}]}", "array" },
        { "{'type':['integer','null'],'description':'d','examples':[1]}", "integer" },
        { "true", null },
        { "{'allOf':[{'$ref':'#/components/schemas/Base'},{'required':['id']}]}", "ref" },
        { "{'allOf':[{'$ref':'#/components/schemas/Base'},{'type':'object','additionalProperties':true}]}", "ref" },
        { "{'allOf':[{'type':'string'},{'enum':['a']}]}", "ref" },
        { "{'oneOf':[{'type':'string','enum':['a']},{'type':'string','enum':['b']}]}", "ref" },
        { "{'oneOf':[{'type':'string','enum':['a']},{'type':'string'}]}", "string" },
        { "{'oneOf':[{'type':'string','format':'uuid'},{'type':'string','format':'date'}]}", "string" },
        { "{'$ref':'#/components/schemas/Pet','description':'beside'}", "union" },
        { "{'anyOf':[{'$ref':'#/components/schemas/Base'},{'type':'null'}]}", "ref" },
    };

    private const string Components = "{'schemas':{'Base':{'type':'object','properties':{'id':{'type':'string'}}},"
        + "'Loop':{'allOf':[{'$ref':'#/components/schemas/Loop'}]},'Lists':{'type':'array','items':{'$ref':'#/components/schemas/Lists'}},'Maps':{'type':'object','additionalProperties':{'$ref':'#/components/schemas/Maps'}},"
        + "'Pet':{'type':'object','properties':{'kind':{'type':'string'}},'discriminator':{'propertyName':'kind'},'oneOf':[{'$ref':'#/components/schemas/Cat'},{'$ref':'#/components/schemas/Dog'}]},"
        + "'Cat':{'allOf':[{'$ref':'#/components/schemas/Pet'},{'type':'object','required':['claws'],'properties':{'claws':{'type':'integer'}}}]},"
        + "'Dog':{'allOf':[{'$ref':'#/components/schemas/Pet'},{'type':'object','required':['tail'],'properties':{'tail':{'type':'integer'}}}]}}}";

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Is_an_operation_that_cannot_be_called(string item, string note)
    {
        using var shop = new Workshop();

        var result = await shop.ImportAsync(OpenApi($"{{'/a':{Get(Ok)},'/b':{item}}}"));

        Assert.StartsWith(note, Reported(result));
        Assert.Equal(["/a"], ((JObject)shop.Document["paths"]!).Properties().Select(p => p.Name));
        Assert.Equal(1, result.Operations);
    }

    [Theory]
    [InlineData("cookie", "{'type':'string'}", "parameters in 'cookie' cannot be sent")]
    [InlineData("query", Filter, "an object cannot be sent in a path, a query or a header")]
    [InlineData("header", Filter, "an object cannot be sent in a path, a query or a header")]
    public async Task Is_a_parameter_alone_that_may_be_left_out(string place, string schema, string why)
    {
        using var shop = new Workshop();

        var result = await shop.ImportAsync(OpenApi($"{{'/b':{Get(Ok, Parameter(place, schema, isRequired: false))}}}"));

        Assert.StartsWith($"GET /b {place} q is left out: {why} (", Reported(result));
        Assert.Null(shop.Document.SelectToken("paths./b.get.parameters"));
    }

    [Theory]
    [InlineData("[{in: formData, name: f, type: file}]", "a form cannot be sent")]
    [InlineData("[{in: body, name: b, schema: {type: object}}], consumes: [multipart/form-data]", "multipart/form-data cannot be sent")]
    [InlineData("[], produces: [application/xml]", "application/xml cannot be read")]
    public async Task Is_an_operation_of_swagger_2_likewise(string parameters, string why)
    {
        using var shop = new Workshop();

        var result = await shop.ImportAsync($"# YAML\n{{swagger: '2.0', host: circle.test, basePath: /api/v1, info: {{version: v1}}, paths: {{/a: {{get: {{responses: {{200: {{}}}}}}}}, /b: {{post: {{parameters: {parameters}, responses: {{200: {{schema: {{type: string}}}}}}}}}}}}}}");

        Assert.StartsWith($"POST /b is left out: {why} (", Reported(result));
        Assert.Equal(1, result.Operations);
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public async Task Is_the_type_of_a_schema_that_can_have_none(string schema, string why)
    {
        using var shop = new Workshop();

        var result = await shop.ImportAsync(OpenApi($"{{'/a':{Get($"{{'type':'object','properties':{{'x':{schema},'y':{{'type':'string'}}}}}}")}}}", Components));

        Assert.Contains(result.Facts, f => f.Kind == FactKind.Untyped && f.What.Contains(why, StringComparison.Ordinal));
        var member = shop.Types["AGetResponse"]!["properties"]!["x"]!;
        Assert.True(new CSharp.Schemas(shop.Document).Of((JObject)member).Type is var type && (type == CSharp.Shape.Json.Type || type.EndsWith($"{CSharp.Shape.Json.Type}>", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Typed))]
    public async Task Is_what_a_schema_says_beyond_a_type(string schema, string? type)
    {
        using var shop = new Workshop();

        var result = await shop.ImportAsync(OpenApi($"{{'/a':{Get($"{{'type':'object','properties':{{'x':{schema}}}}}")}}}", Components, "3.1.0"));

        Assert.Empty(result.Notes);
        Assert.Empty(result.Facts);
        var member = shop.Types["AGetResponse"]!["properties"]!["x"]!;
        var reference = (string?)member.SelectToken("allOf[0].$ref");
        if (type is "ref" or "union")
            Assert.Equal(type == "union", shop.Types[reference!.Split('/')[^1]]!["x-union"] is not null);
        else
            Assert.Equal(type, (string?)member["type"]);
    }

    [Fact]
    public async Task Is_nothing_of_a_base_that_lists_the_types_derived_from_it()
    {
        using var shop = new Workshop();

        await shop.ImportAsync(OpenApi($"{{'/a':{Get("{'$ref':'#/components/schemas/Pet'}")}}}", Components));

        Assert.Equal(["Cat if claws", "Dog if tail"], shop.Types["Pet"]!["x-union"]!.Values<string>());
        Assert.Equal(["claws", "kind"], ((JObject)shop.Types["Cat"]!["properties"]!).Properties().Select(p => p.Name));
    }

    private static string Post(string content) => $"{{'post':{{'requestBody':{{'content':{{{content}}}}},{Responses}}}}}";

    private static string Parameter(string place, string schema, bool isRequired) => $"'parameters':[{{'in':'{place}','name':'q','required':{(isRequired ? "true" : "false")},'schema':{schema}}}],";

    private static string Reported(ImportResult result)
    {
        var fact = Assert.Single(result.Facts);
        Assert.Equal((FactKind.LeftOut, true), (fact.Kind, fact.IsNew));
        return $"{fact.Place} is left out: {fact.What}.";
    }
}
