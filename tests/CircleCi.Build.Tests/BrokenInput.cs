using System.Net;
using CircleCi.Build.Import;
using static CircleCi.Build.Tests.Workshop;

namespace CircleCi.Build.Tests;

/// <summary>What cannot be imported gets one line that names the place, and changes no file.</summary>
public class BrokenInput
{
    private const string Ok = "{'type':'object','properties':{'id':{'type':'string'}}}";

    public static TheoryData<string, string> Documents => new()
    {
        { "", "upstream: is empty." },
        { "<!doctype html><p>Sign in", "upstream: is HTML or XML, not an API description in JSON or YAML." },
        { "{\"openapi\": \"3.0.3\", ", "upstream: is not JSON:" },
        { "[1, 2]", "upstream: is not a JSON object." },
        { "just words", "upstream: is neither a JSON object nor a YAML mapping." },
        { "{\"openapi\":\"3.0.3\",\"openapi\":\"3.0.3\"}", "upstream: is not JSON:" },
        { "{} {}", "upstream: is not JSON: Additional text" },
        { "a: [1", "upstream: is neither JSON nor YAML:" },
        { "a: 1\na: 2", "the key 'a' occurs twice." },
        { "a: *b", "the alias *b points to no anchor." },
        { "a: &a [*a]", "the alias *a is inside its own anchor." },
        { Bomb(), "unfolds to more than" },
        { new string('[', 5000), "upstream: is not JSON:" },
        { "{}", "upstream: says neither swagger: '2.0' nor openapi: 3.x; is this an API description?" },
        { "{\"openapi\":\"4.0.0\",\"paths\":{}}", "upstream: is version 4.0.0; Swagger 2.0, OpenAPI 3.0 and 3.1 can be imported." },
        { "{\"swagger\":\"1.2\"}", "upstream: is version 1.2; Swagger 2.0, OpenAPI 3.0 and 3.1 can be imported." },
        { "{\"openapi\":\"3.0.3\"}", "upstream: has no paths; is this an API description?" },
        { OpenApi("{}"), "upstream: has no paths; is this an API description?" },
        { OpenApi("{'/a':{}}"), "#/paths: describes no operation." },
        { OpenApi("{'a':{}}"), "#/paths/a: a path begins with a slash." },
        { OpenApi("{'/a b':{}}"), "#/paths/~1a b: a path is made of letters," },
        { OpenApi("{'/a':{'get':{}}}"), "#/paths/~1a/get: has no responses." },
        { OpenApi("{'/a':{'get':{'responses':{'success':{}}}}}"), "#/paths/~1a/get/responses/success: 'success' is no status code." },
        { OpenApi($"{{'/a/{{x}}':{Get(Ok)}}}"), "#/paths/~1a~1{x}/get: the path names {x}, but no parameter describes it." },
        { OpenApi($"{{'/a/{{x}}':{Get(Ok, P("x"))},'/a/{{y}}':{Get(Ok, P("y"))}}}"), "#/paths/~1a~1{y}/get: is the same call as #/paths/~1a~1{x}/get." },
        { OpenApi($"{{'/a':{Get("{'$ref':'#/components/schemas/Nowhere'}")}}}"), "#/paths/~1a/get/responses/200/content/application~1json/schema: the reference #/components/schemas/Nowhere points to nothing." },
        { OpenApi($"{{'/a':{Get(Ok)}}}", "{'schemas':{'Unused':{'$ref':'#/components/schemas/Nowhere'}}}"), "#/components/schemas/Unused: the reference #/components/schemas/Nowhere points to nothing." },
        { OpenApi($"{{'/a':{Get("{'$ref':'other.json#/A'}")}}}"), "the reference other.json#/A leaves the document; specify one file that holds everything." },
        { OpenApi($"{{'/a':{Get("{'$ref':'#/components/schemas/A'}")}}}", "{'schemas':{'A':{'$ref':'#/components/schemas/B'},'B':{'$ref':'#/components/schemas/A'}}}"), "leads back to itself" },
        { OpenApi($"{{'/a':{Get("{'type':'strnig'}")}}}"), "'strnig' is no type; known are" },
        { OpenApi($"{{'/a':{Get(Ok, "'parameters':[{'in':'cookie','name':'q','required':true,'schema':{'type':'string'}}],")}}}"), "#/paths: describes no operation that can be generated; GET /a: parameters in 'cookie' cannot be sent." },
        { OpenApi($"{{'/a':{Get("{'type':'string','nullable':'maybe'}")}}}"), "#/paths/~1a/get: something in it is of another JSON type than OpenAPI has there:" },
        { OpenApi($"{{'/a':{Get(Ok, "'operationId':{},")}}}"), "#/paths/~1a/get: something in it is of another JSON type than OpenAPI has there:" },
        { OpenApi($"{{'/a':{Get(Ok)}}}").Replace("\"v2\"", "{}"), "upstream: something in it is of another JSON type than OpenAPI has there:" },
        { OpenApi($"{{'/a':{Get(Nested(200))}}}"), "is not JSON:" },
        { OpenApi($"{{'/a':{Get("{'$ref':'#/components/schemas/S0'}")}}}", $"{{'schemas':{{{string.Join(',', Enumerable.Range(0, 3000).Select(i => $"'S{i}':{{'type':'object','properties':{{'x':{{'$ref':'#/components/schemas/S{Math.Min(i + 1, 2999)}'}}}}}}"))}}}}}"), "schemas are nested deeper than 100 levels." },
        { OpenApi($"{{'/a':{Get("{'$ref':'#/components/schemas/S0'}")}}}", $"{{'schemas':{{{string.Join(',', Enumerable.Range(0, 25).Select(i => $"'S{i}':{{'type':'object','properties':{{{string.Join(',', Enumerable.Range(0, 25).Select(k => $"'p{k}':{{'$ref':'#/components/schemas/S{k}'}}"))}}}}}"))}}}}}"), "schemas refer to each other in too many ways" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Is_refused_in_one_line_that_names_the_place(string description, string message)
    {
        using var shop = new Workshop();
        await shop.ImportAsync(OpenApi($"{{'/a':{Get(Ok)}}}"));

        Assert.Contains(message, await shop.RefuseAsync(description));
    }

    [Fact]
    public async Task Of_fifty_megabytes_is_refused_unread()
    {
        using var shop = new Workshop();

        Assert.Contains("is larger than 50 MB", await shop.RefuseAsync(new string(' ', 50 * 1024 * 1024 + 1)));
    }

    [Fact]
    public async Task That_is_not_text_or_not_there_is_refused()
    {
        using var shop = new Workshop();
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, [0x7B, 0xFF, 0xFE]);

        var binary = await Assert.ThrowsAsync<ImportException>(() => Importer.ImportAsync(file, shop.Api, default));
        File.Delete(file);
        var missing = await Assert.ThrowsAsync<ImportException>(() => Importer.ImportAsync(file, shop.Api, default));

        Assert.Contains("is not UTF-8 text (byte 1).", binary.Message);
        Assert.Contains("there is no such file", missing.Message);
    }

    [Theory]
    [InlineData("  - target: $.info", "overlay.yaml, action 1 ($.info): is neither updated nor removed; write update: or remove: true.")]
    [InlineData("  - {update: {a: 1}}", "overlay.yaml, action 1: has no target; write what it is about, as a JSONPath")]
    [InlineData("  - {target: $.info, remove: true}", "action 1 ($.info): is a correction, so it needs a description that says why.")]
    [InlineData("  - {target: $.components.schemas.X, update: {nullable: true}}", "is a correction, so it needs a description that says why.")]
    [InlineData("  - {target: '$.paths[', update: {description: d}}", "action 1 ($.paths[): the target $.paths[ is no JSONPath:")]
    [InlineData("  - {target: $.info.title, update: {description: d}}", "action 1 ($.info.title): selects text, which cannot be updated with an object; select what holds it.")]
    public async Task In_the_overlay_is_told_too(string action, string message)
    {
        using var shop = new Workshop().WithOverlay(action);

        Assert.Contains(message, await shop.RefuseAsync(OpenApi($"{{'/a':{Get(Ok)}}}")));
    }

    [Fact]
    public async Task From_an_address_is_told_with_the_address()
    {
        using var shop = new Workshop();
        using var listener = new HttpListener();
        var address = $"http://127.0.0.1:{FreePort()}/";
        listener.Prefixes.Add(address);
        listener.Start();
        var answering = Task.Run(async () =>
        {
            foreach (var status in new[] { 404, 200 })
            {
                var context = await listener.GetContextAsync();
                context.Response.StatusCode = status;
                await context.Response.OutputStream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(OpenApi($"{{'/a':{Get(Ok)}}}")));
                context.Response.Close();
            }
        });

        var notFound = await Assert.ThrowsAsync<ImportException>(() => Importer.ImportAsync(address, shop.Api, default));
        var result = await Importer.ImportAsync(address, shop.Api, default);
        await answering;
        listener.Stop();
        var gone = await Assert.ThrowsAsync<ImportException>(() => Importer.ImportAsync(address, shop.Api, default));

        Assert.Equal($"{address}: returned 404 Not Found.", notFound.Message);
        Assert.Equal(1, result.Operations);
        Assert.StartsWith($"{address}: could not be fetched:", gone.Message);
    }

    private static string P(string name) => $"'parameters':[{{'in':'path','name':'{name}','required':true,'schema':{{'type':'string'}}}}],";

    private static string Nested(int levels) => string.Concat(Enumerable.Repeat("{'type':'array','items':", levels)) + "{}" + new string('}', levels);

    private static string Bomb() => string.Join('\n', Enumerable.Range(0, 12).Select(i => i == 0 ? "a0: &a0 [x, x, x, x, x, x, x, x, x, x]" : $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]"));

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
