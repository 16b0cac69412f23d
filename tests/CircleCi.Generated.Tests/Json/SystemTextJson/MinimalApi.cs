#if !NETSTANDARD_ASSEMBLY
using System.Net;
using System.Net.Http.Json;
using System.Text;
using CircleCi.Generated.V2;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;

namespace CircleCi.Generated.Tests.Json.SystemTextJson;

/// <summary>A service of ASP.NET Core that takes models and returns them, and a client of it.</summary>
public sealed class MinimalApi : IAsyncLifetime
{
    private const string Id = "3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10";

    private readonly WebApplication _server;
    private readonly HttpClient _client = new();

    public MinimalApi()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapPost("/result", (Pipeline pipeline) => Results.Json(pipeline));
        _server.MapPost("/typed", (Pipeline pipeline) => TypedResults.Ok(pipeline));
        _server.MapPost("/bare", (Pipeline pipeline) => pipeline);
        _server.MapPost("/list", (List<Pipeline> pipelines) => pipelines);
        _server.MapPost("/union", (ParameterValue value) => value);
        _server.MapPost("/trigger", (PipelineTriggerRequest request) => new { request.Branch, request.Parameters, Status = WorkflowStatus.Running, Id = new PipelineId(Id) });
    }

    public async Task InitializeAsync()
    {
        await _server.StartAsync();
        _client.BaseAddress = new Uri(_server.Urls.First());
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("/result")]
    [InlineData("/typed")]
    [InlineData("/bare")]
    public async Task Takes_and_returns_models_with_the_names_of_the_wire(string path)
    {
        var sent = JsonConvert.DeserializeObject<Pipeline>($$$"""{"id":"{{{Id}}}","number":7,"state":"new é","created_at":"2024-05-06T07:08:09Z","errors":[{"type":"config","message":"<\"é\">"}],"new":{"a":[1.50]}}""")!;

        using var response = await _client.PostAsJsonAsync(path, sent);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(JsonConvert.SerializeObject(sent), await response.Content.ReadAsStringAsync());
        Assert.Equal(JsonConvert.SerializeObject(sent), JsonConvert.SerializeObject(await response.Content.ReadFromJsonAsync<Pipeline>()));
    }

    [Fact]
    public async Task Takes_and_returns_lists()
    {
        var sent = Enumerable.Range(0, 500).Select(i => new Pipeline { Id = Id, Number = i, State = "created" }).ToList();

        using var response = await _client.PostAsJsonAsync("/list", sent);

        Assert.Equal(JsonConvert.SerializeObject(sent), JsonConvert.SerializeObject(await response.Content.ReadFromJsonAsync<List<Pipeline>>()));
    }

    [Theory]
    [InlineData("7")]
    [InlineData("\"text\"")]
    [InlineData("true")]
    [InlineData("{\"a\":[1,null]}")]
    public async Task Takes_and_returns_unions(string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await _client.PostAsync("/union", content);

        Assert.Equal(json, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Returns_types_of_its_own_that_have_those_of_the_sdk()
    {
        using var response = await _client.PostAsJsonAsync("/trigger", new PipelineTriggerRequest { Branch = "main", Parameters = { ["deploy"] = true, ["shards"] = 4 } });

        Assert.Equal($$$"""{"branch":"main","parameters":{"deploy":true,"shards":4},"status":"running","id":"{{{Id}}}"}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Rejects_what_is_no_model()
    {
        using var content = new StringContent("[1]", Encoding.UTF8, "application/json");
        using var response = await _client.PostAsync("/bare", content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }
}
#endif
