using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Tests.Regeneration;

/// <summary>What no program could notice touches no file, and neither does a description that is broken.</summary>
public sealed class Regenerating : IDisposable
{
    private const string Nothing = "Nothing changed that a program could notice. No file was touched.";

    private readonly TemporaryRepository _repository = TemporaryRepository.WithSpecs();
    private readonly Upstream _upstream = new();
    private readonly JObject _document = OurDescription.AsUpstream("v2");

    public void Dispose()
    {
        _upstream.Dispose();
        _repository.Dispose();
    }

    [Fact]
    public async Task With_other_words_touches_no_file()
    {
        foreach (var prose in _document.Descendants().OfType<JProperty>().Where(p => p.Name is "description" or "summary" && p.Value is JValue).ToList())
            prose.Value = "Reworded.";

        await AssertNothingAsync();
    }

    [Fact]
    public async Task With_another_order_touches_no_file()
    {
        foreach (var node in _document.DescendantsAndSelf().OfType<JObject>().ToList())
            node.ReplaceAll(node.Properties().Reverse().ToList());
        foreach (var list in _document.Descendants().OfType<JArray>().ToList())
            list.ReplaceAll(list.Reverse().ToList());

        await AssertNothingAsync();
    }

    [Fact]
    public async Task With_swapped_ids_keeps_the_names_and_says_so()
    {
        var context = _document["paths"]!["/context/{contextId}"]!;
        (context["get"]!["operationId"], context["delete"]!["operationId"]) = ("deleteContext", "getContext");

        var output = await AssertNothingAsync();

        const string Moved = "CircleCI's id `getContext` is at DELETE /context/{} now. `Contexts.Get` stays with GET /context/{}; DELETE /context/{} is `Contexts.Delete`.";
        Assert.Contains(Moved, output);
        Assert.Contains(Moved, _repository.Report);
    }

    [Fact]
    public async Task Does_not_fetch_again_what_did_not_change()
    {
        await AssertNothingAsync();
        await AssertNothingAsync();

        Assert.Equal(["200 OK", "304 Not Modified"], _upstream.Responded);
    }

    [Fact]
    public async Task Takes_the_addresses_of_sources_json_if_none_is_given()
    {
        File.WriteAllText(_repository.At("specs", "sources.json"), $$"""{"v1":null,"v1.1":null,"v2":"{{_upstream.Address}}"}""");
        _upstream.Document = _document.ToString();

        var (exitCode, output) = await _repository.BuildAsync("regenerate");

        Assert.True(exitCode == 0, output);
        Assert.Contains($"Reading v2 from {_upstream.Address}", output);
        Assert.DoesNotContain("v1", output);
    }

    [Theory]
    [InlineData("", "is empty.")]
    [InlineData("<html>Sign in</html>", "is HTML or XML, not an API description in JSON or YAML.")]
    [InlineData("just words", "is neither a JSON object nor a YAML mapping.")]
    [InlineData("""{"openapi":"3.0.3","info":{"version":"v2"}}""", "has no paths; is this an API description?")]
    [InlineData("""{"openapi":"3.0.3","info":{"version":"v2"},"servers":[{"url":"https://circle.test/api/v2"}],"paths":{"/a":{"get":{"responses":{"200":{"$ref":"#/components/responses/Gone"}}}}}}""", "points to nothing.")]
    public async Task Refuses_what_is_no_description(string document, string message)
    {
        _upstream.Document = document;

        await AssertRefusedAsync(_upstream.Address, message);
    }

    [Theory]
    [InlineData(true, "could not be fetched:")]
    [InlineData(false, "is not JSON:")]
    public async Task Refuses_half_a_description(bool tellsLength, string message)
    {
        _upstream.Document = _document.ToString();
        _upstream.Part = 0.6;
        _upstream.TellsLength = tellsLength;

        await AssertRefusedAsync(_upstream.Address, message);
    }

    [Fact]
    public async Task Refuses_a_server_that_fails_or_is_not_there()
    {
        _upstream.Status = "503 Service Unavailable";
        await AssertRefusedAsync(_upstream.Address, "returned 503 Service Unavailable.");

        _upstream.Dispose();
        await AssertRefusedAsync(_upstream.Address, "could not be fetched:");
    }

    [Theory]
    [InlineData(22, 0)]
    [InlineData(23, 3)]
    public async Task Refuses_a_description_that_lost_more_than_a_fifth(int lost, int exitCode)
    {
        // 111 operations; what is lost is answered by a version that has no sources to build, so only the refusal is looked at.
        var before = _repository.Snapshot();
        foreach (var method in _document["paths"]!.Children<JProperty>().SelectMany(p => p.Value.Children<JProperty>()).Take(lost).ToList())
            method.Remove();
        _upstream.Document = _document.ToString();

        var (code, output) = await _repository.BuildAsync("regenerate", "--v2", _upstream.Address);

        if (exitCode == 3)
            Assert.StartsWith($"rejected: {_upstream.Address} lacks {lost} of 111 operations of v2,", output.Split('\n').Single(l => l.StartsWith("rejected", StringComparison.Ordinal)));
        Assert.Equal(exitCode == 3, code == 3);
        Assert.Equal(before, _repository.Snapshot());
    }

    [Fact]
    public async Task Calls_a_fault_of_our_own_an_error_and_not_a_refusal()
    {
        File.WriteAllText(_repository.At("specs", "v2", "names.json"), """{"operations":{"GET /me":"users.me"}}""");
        _upstream.Document = _document.ToString();

        var (exitCode, output) = await _repository.BuildAsync("regenerate", "--v2", _upstream.Address);

        Assert.Equal(1, exitCode);
        Assert.Contains("error: names.json, GET /me: 'users.me' is no call;", output);
    }

    private async Task<string> AssertNothingAsync()
    {
        _upstream.Document = _document.ToString();
        var before = _repository.Snapshot();

        var (exitCode, output) = await _repository.BuildAsync("regenerate", "--v2", _upstream.Address);

        Assert.True(exitCode == 0, output);
        Assert.Contains(Nothing, output);
        Assert.Equal(before, _repository.Snapshot());
        Assert.Equal("none", (string?)_repository.Verdict["verdict"]);
        return output;
    }

    private async Task AssertRefusedAsync(string source, string message)
    {
        var before = _repository.Snapshot();

        var (exitCode, output) = await _repository.BuildAsync("regenerate", "--v2", source);

        Assert.Equal(3, exitCode);
        Assert.Contains($"rejected: {source}", output);
        Assert.Contains(message, output);
        Assert.Equal(before, _repository.Snapshot());
    }
}
