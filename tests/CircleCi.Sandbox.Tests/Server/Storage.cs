using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CircleCi.Generated;
using CircleCi.Generated.Testing;

namespace CircleCi.Sandbox.Tests.Server;

/// <summary>Files are kept as at S3: they have versions, and are to be had in parts.</summary>
public sealed class Storage : IAsyncLifetime
{
    private const string Content = "0123456789";

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private CircleCiSandbox _circle = null!;
    private Uri _file = null!;
    private string _tag = "";
    private DateTimeOffset _stored;

    /// <summary>A header, and what is answered: for each kind of condition one that holds and one that does not.</summary>
    public static TheoryData<string, string, int, string> Conditions => new()
    {
        { "Range", "bytes=2-4", 206, "234" },
        { "Range", "bytes=7-", 206, "789" },
        { "Range", "bytes=-3", 206, "789" },
        { "Range", "bytes=-300", 206, Content },
        { "Range", "bytes=0-0", 206, "0" },
        { "Range", "bytes=5-300", 206, "56789" },
        { "Range", "BYTES=5-6", 206, "56" },
        { "Range", "bytes=10-", 416, "InvalidRange" },
        { "Range", "bytes=-0", 416, "InvalidRange" },
        { "Range", "bytes=4-2", 200, Content },
        { "Range", "bytes=0-1,4-5", 200, Content },
        { "Range", "lines=1-2", 200, Content },
        { "Range", "nonsense", 200, Content },
        { "If-Range", "{tag}", 206, "234" },
        { "If-Range", "\"other\"", 200, Content },
        { "If-Range", "W/{tag}", 200, Content },
        { "If-Range", "{date}", 206, "234" },
        { "If-Range", "{earlier}", 200, Content },
        { "If-Match", "{tag}", 200, Content },
        { "If-Match", "\"other\", {tag}", 200, Content },
        { "If-Match", "*", 200, Content },
        { "If-Match", "\"other\"", 412, "PreconditionFailed" },
        { "If-Match", "W/{tag}", 412, "PreconditionFailed" },
        { "If-None-Match", "{tag}", 304, "" },
        { "If-None-Match", "W/{tag}", 304, "" },
        { "If-None-Match", "*", 304, "" },
        { "If-None-Match", "\"other\"", 200, Content },
        { "If-Modified-Since", "{date}", 304, "" },
        { "If-Modified-Since", "{earlier}", 200, Content },
        { "If-Unmodified-Since", "{date}", 200, Content },
        { "If-Unmodified-Since", "{earlier}", 412, "PreconditionFailed" },
    };

    public async Task InitializeAsync()
    {
        _circle = await CircleCiSandbox.StartAsync();
        _circle.Quirks.ArtifactRedirects = true;
        _circle.Org("acme").Project("shop").HasPipeline(p => p.Workflow("build", w => w.Job("pack").Takes(TimeSpan.Zero).Artifact("dist/a b+c.txt", Content))).Finish();
        using var client = _circle.CreateClient();
        var artifact = client.V2.Jobs.EnumerateArtifacts("gh/acme/shop", 1).Single();
        using var request = new HttpRequestMessage(HttpMethod.Get, artifact.Url);
        request.Headers.Add("Circle-Token", _circle.Token);
        using var redirect = await _http.SendAsync(request);
        _file = redirect.Headers.Location!;
        using var whole = await _http.GetAsync(_file);
        _tag = whole.Headers.ETag!.ToString();
        _stored = whole.Content.Headers.LastModified!.Value;
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _circle.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Conditions))]
    public async Task Gives_what_was_asked_for_of_the_version_that_was_meant(string header, string value, int status, string body)
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            using var request = new HttpRequestMessage(method, _file);
            if (header == "If-Range")
                request.Headers.Add("Range", "bytes=2-4");
            request.Headers.TryAddWithoutValidation(header, value.Replace("{tag}", _tag).Replace("{date}", $"{_stored:R}").Replace("{earlier}", $"{_stored - TimeSpan.FromHours(1):R}"));

            using var response = await _http.SendAsync(request);

            Assert.Equal(status, (int)response.StatusCode);
            if (status is 200 or 206 or 304)
                Assert.Equal((_tag, false, "bytes"), (response.Headers.ETag!.Tag, response.Headers.ETag.IsWeak, response.Headers.AcceptRanges.Single()));
            var content = await response.Content.ReadAsStringAsync();
            if (method == HttpMethod.Head)
                Assert.Empty(content);
            else if (status is 412 or 416)
                Assert.Contains($"<Code>{body}</Code>", content);
            else
                Assert.Equal(body, content);
            if (status == 206)
                Assert.Equal((Content.IndexOf(body, StringComparison.Ordinal), 10L, body.Length), (response.Content.Headers.ContentRange!.From, response.Content.Headers.ContentRange.Length, response.Content.Headers.ContentLength));
            else if (status == 416)
                Assert.Equal("bytes */10", response.Content.Headers.ContentRange!.ToString());
        }
    }

    [Fact]
    public async Task Refuses_other_methods_other_signatures_and_other_files_in_the_words_of_s3()
    {
        using var put = await _http.PutAsync(_file, new StringContent("x"));
        using var unsigned = await _http.GetAsync(_file.GetLeftPart(UriPartial.Path));
        using var forged = await _http.GetAsync(_file.AbsoluteUri.Replace("dist", "other"));

        Assert.Equal((HttpStatusCode.MethodNotAllowed, "GET, HEAD"), (put.StatusCode, string.Join(", ", put.Content.Headers.Allow)));
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (unsigned.StatusCode, forged.StatusCode));
        Assert.StartsWith("<?xml", await unsigned.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Has_what_a_download_that_was_cut_resumes_from(bool isRedirected)
    {
        var content = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"line {i}\n"));
        _circle.Quirks.ArtifactRedirects = isRedirected;
        _circle.Org("acme").Project("big").HasPipeline(p => p.Workflow("build", w => w.Job("pack").Artifact("big.txt", content))).Finish();
        var where = isRedirected ? "Storage" : "Artifacts";
        _circle.Fail(SandboxFault.CutHalfway(), on: where, times: 2);
        var folder = Directory.CreateTempSubdirectory("circleci-storage-");
        using var client = _circle.CreateClient();

        var file = Assert.Single(await client.V2.Jobs.DownloadArtifactsAsync("gh/acme/big", 1, folder.FullName));

        Assert.Equal(content, await File.ReadAllTextAsync(Path.Combine(folder.FullName, "big.txt")));
        Assert.Equal(content.Length, file.Length);
        var asked = _circle.Requests.Where(r => r.Operation == where && r.Path.EndsWith("big.txt", StringComparison.Ordinal)).ToList();
        Assert.Equal([0, 0, 206], asked.Select(r => r.Status));
        Assert.Equal([false, true, true], asked.Select(r => r.Headers.ContainsKey("Range")));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Has_versions_of_the_output_of_steps_and_of_usage_too()
    {
        _circle.Org("acme").Project("more").HasPipeline(p => p.Workflow("build", w => w.Job("test").Step("npm test", "1 passed"))).Finish();
        using var client = _circle.CreateClient();
        var export = await client.V2.Usage.CreateExportAsync(_circle.Org("acme").Id, new() { Start = _circle.Clock.UtcNow.AddDays(-1), End = _circle.Clock.UtcNow });
        _circle.Clock.Advance(TimeSpan.FromMinutes(5));
        var usage = client.V2.Usage.GetExport(_circle.Org("acme").Id, export.UsageExportJobId).DownloadUrls!.First();
        var output = client.V11.Builds.Get("gh/acme/more", 1).Steps.SelectMany(s => s.Actions).Select(a => a.OutputUrl).First(u => u is not null);

        foreach (var address in new[] { $"{usage}", $"{output}" })
        {
            using var whole = await _http.GetAsync(address);
            var bytes = await whole.Content.ReadAsByteArrayAsync();
            using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Range = new RangeHeaderValue(3, null), IfRange = new RangeConditionHeaderValue(whole.Headers.ETag!) } };
            using var rest = await _http.SendAsync(request);
            Assert.Equal(HttpStatusCode.PartialContent, rest.StatusCode);
            Assert.Equal(bytes[3..], await rest.Content.ReadAsByteArrayAsync());
        }
    }
}
