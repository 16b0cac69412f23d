using System.Net;
using System.Text;
using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;

namespace CircleCi.Generated.Tests.Downloads;

/// <summary>Artifacts whose addresses are signed for a while, as some servers give them.</summary>
public sealed class ExpiredAddresses : IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<int, bool> Rejections
    {
        get
        {
            var data = new TheoryData<int, bool>();
            foreach (var status in new[] { 400, 403, 404, 410 })
            {
                data.Add(status, true);
                data.Add(status, false);
            }

            return data;
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Rejections))]
    public async Task Are_asked_for_again(int status, bool isAsync)
    {
        using var server = new Server(status) { IsCut = false };
        using var circle = server.Client();

        var files = isAsync ? await circle.V2.Jobs.DownloadArtifactsAsync("gh/acme/shop", 7, _folder.FullName, options: new() { Parallel = 1 }) : circle.V2.Jobs.DownloadArtifacts("gh/acme/shop", 7, _folder.FullName, options: new() { Parallel = 1 });

        Assert.All(files, f => Assert.Equal(Server.Content, File.ReadAllText(f.FilePath)));
        // What one of them has asked for does for the other.
        Assert.Equal(2, server.Lists);
    }

    [Theory]
    [MemberData(nameof(Rejections))]
    public async Task Are_asked_for_again_in_the_middle(int status, bool isAsync)
    {
        using var server = new Server(status) { IsCut = true };
        using var circle = server.Client();

        var files = isAsync ? await circle.V2.Jobs.DownloadArtifactsAsync("gh/acme/shop", 7, _folder.FullName) : circle.V2.Jobs.DownloadArtifacts("gh/acme/shop", 7, _folder.FullName);

        Assert.All(files, f => Assert.Equal(Server.Content, File.ReadAllText(f.FilePath)));
        Assert.Contains("bytes=4-", server.Ranges);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task That_stay_the_same_fail_as_the_storage_said(bool isAsync)
    {
        using var server = new Server(404) { IsCut = false, NeverChanges = true };
        using var circle = server.Client();

        var e = await Assert.ThrowsAsync<CircleCiNotFoundException>(async () =>
            _ = isAsync ? await circle.V2.Jobs.DownloadArtifactsAsync("gh/acme/shop", 7, _folder.FullName, options: new() { Parallel = 1 }) : circle.V2.Jobs.DownloadArtifacts("gh/acme/shop", 7, _folder.FullName, options: new() { Parallel = 1 }));

        Assert.Equal("GET https://storage.test/0: 404 Not Found: NoSuchKey: It is not there. Its address may have expired; ask CircleCI for it again.", e.Message);
        Assert.Equal(2, server.Lists);
    }

    /// <summary>A job with two artifacts, of which the addresses of the first list have expired.</summary>
    private sealed class Server(int status) : HttpMessageHandler
    {
        public const string Content = "12345678";

        public bool IsCut { get; init; }

        public bool NeverChanges { get; init; }

        public int Lists { get; private set; }

        public List<string> Ranges { get; } = [];

        public CircleCiClient Client() => new(new CircleCiClientOptions { Token = "CCIPAT_1", BaseAddress = new Uri("https://circle.test"), Handler = this, Clock = new TestClock() });

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            lock (Ranges)
            {
                if (request.RequestUri!.Host == "circle.test")
                {
                    var signature = NeverChanges ? 1 : ++Lists;
                    Lists += NeverChanges ? 1 : 0;
                    return new HttpResponseMessage { Content = new StringContent($$"""{"items":[{"path":"a.txt","url":"https://storage.test/0?s={{signature}}"},{"path":"b.txt","url":"https://storage.test/1?s={{signature}}"}]}""") };
                }

                var range = request.Headers.Range?.ToString() ?? "";
                Ranges.Add(range);
                var isOld = request.RequestUri.Query == "?s=1";
                if (isOld && (!IsCut || range.Length > 0))
                    return new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent("<Error><Code>NoSuchKey</Code><Message>It is not there.</Message></Error>") };
                var from = range.Length > 0 ? 4 : 0;
                var bytes = Encoding.ASCII.GetBytes(Content);
                var response = new HttpResponseMessage(from > 0 ? HttpStatusCode.PartialContent : HttpStatusCode.OK) { Content = new StreamContent(new MemoryStream(bytes, from, (isOld ? 4 : bytes.Length) - from)) };
                response.Headers.ETag = new("\"1\"");
                response.Content.Headers.ContentLength = bytes.Length - from;
                if (from > 0)
                    response.Content.Headers.ContentRange = new(from, bytes.Length - 1, bytes.Length);
                return response;
            }
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(Send(request, cancellationToken));
    }
}
