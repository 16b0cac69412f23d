using System.Net;
using System.Net.Sockets;
using System.Text;
using CircleCi.Generated.Testing;
using Newtonsoft.Json.Linq;

namespace CircleCi.Testing.Tests.Server;

/// <summary>What other programs send is answered, however odd, as long as HTTP allows it; what it does not is refused, and the next one is answered.</summary>
public sealed class RawHttp : IAsyncLifetime
{
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(1);

    private CircleCiSandbox _circle = null!;

    public async Task InitializeAsync()
    {
        _circle = await CircleCiSandbox.StartAsync();
        _circle.Org("acme").Project("shop");
    }

    public async Task DisposeAsync() => await _circle.DisposeAsync();

    [Theory]
    [InlineData("GET /api/v2/me", 200)]
    [InlineData("GET /api/v2/me/", 200)]
    [InlineData("GET /api/v2/me?x=y", 200)]
    [InlineData("GET /api/v2/me/?x=y", 200)]
    [InlineData("GET http://circle.test/api/v2/me", 200)]
    [InlineData("GET http://circle.test:8080/api/v2/me/?x=http://a/b", 200)]
    [InlineData("GET https://circle.test/api/v2/me", 200)]
    [InlineData("GET http://circle.test/api/v2/project/gh/acme/shop", 200)]
    [InlineData("GET /api/v2/project/gh/acme/shop/", 200)]
    [InlineData("GET /api/v2/project/gh%2Facme%2Fshop", 200)]
    [InlineData("GET /api/v2/%6De", 200)]
    [InlineData("GET /api/v2/project/gh/%61cme/shop", 200)]
    [InlineData("GET /api/v2/project/gh/acme/shop?x=%zz", 200)]
    [InlineData("GET /api/v1.1/me/", 200)]
    [InlineData("GET http://circle.test", 404)]
    [InlineData("GET http://circle.test/", 404)]
    [InlineData("GET /", 404)]
    [InlineData("GET //api/v2/me", 404)]
    [InlineData("GET /api//v2/me", 404)]
    [InlineData("GET /api/v2/me//", 404)]
    [InlineData("GET /api/v2/project//acme/shop", 404)]
    [InlineData("GET /api/v2/%", 404)]
    [InlineData("GET /api/v2/project/gh/acme/%E9", 404)]
    [InlineData("HEAD /api/v2/me", 405)]
    [InlineData("OPTIONS /api/v2/me", 405)]
    [InlineData("get /api/v2/me", 405)]
    [InlineData("PROPFIND /api/v2/me", 405)]
    [InlineData("OPTIONS *", 404)]
    public async Task Finds_what_a_request_line_asks_for(string line, int status)
    {
        var (answered, headers, _) = await AskAsync($"{line} HTTP/1.1\r\nHost: circle.test\r\nCircle-Token: {_circle.Token}\r\nConnection: close\r\n\r\n");

        Assert.Equal(status, answered);
        if (status == 405)
            Assert.Contains("Allow: GET", headers);
        Assert.Equal(status, await AskAgainAsync(line, status));
    }

    [Theory]
    [InlineData("GET /api/v2/me HTTP/1.1\r\n\r\n")]
    [InlineData("GET /api/v2/me HTTP/3.7\r\nHost: a\r\n\r\n")]
    [InlineData("GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n")]
    [InlineData("GET\r\n\r\n")]
    [InlineData("POST /api/v2/organization HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n")]
    [InlineData("POST /api/v2/organization HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n")]
    public async Task Refuses_what_is_no_http(string request)
    {
        var (status, _, _) = await AskAsync(request);

        Assert.InRange(status, 400, 505);
        await AssertWellAsync();
    }

    [Fact]
    public async Task Refuses_headers_that_are_too_long()
    {
        var (status, _, _) = await AskAsync($"GET /api/v2/me HTTP/1.1\r\nHost: a\r\nX-Long: {new string('x', 100_000)}\r\n\r\n");

        Assert.True(status is 431 or 0, $"{status}");
        await AssertWellAsync();
    }

    [Fact]
    public async Task Takes_headers_as_long_as_http_servers_do()
    {
        var (status, _, _) = await AskAsync($"GET /api/v2/me HTTP/1.1\r\nHost: a\r\nCircle-Token: {_circle.Token}\r\nX-Long: {new string('x', 30_000)}\r\nConnection: close\r\n\r\n");

        Assert.Equal(200, status);
    }

    [Fact]
    public async Task Takes_a_body_in_chunks()
    {
        var (status, _, body) = await PostAsync("Transfer-Encoding: chunked\r\n", "7;name=value\r\n{\"name\"\r\n1b\r\n:\"chunk\",\"vcs_type\":\"github\r\n2\r\n\"}\r\n0\r\nTrailer: yes\r\n\r\n");

        Assert.Equal(201, status);
        Assert.Equal("chunk", (string?)JObject.Parse(body)["name"]);
    }

    [Fact]
    public async Task Takes_a_body_that_begins_with_a_byte_order_mark()
    {
        var json = "\uFEFF{\"name\":\"marked\",\"vcs_type\":\"github\"}";

        var (status, _, body) = await PostAsync($"Content-Length: {Encoding.UTF8.GetByteCount(json)}\r\n", json);

        Assert.Equal(201, status);
        Assert.Equal("marked", (string?)JObject.Parse(body)["name"]);
        Assert.Equal("marked", (string?)_circle.Requests.Last().Json!["name"]);
    }

    [Fact]
    public async Task Asks_for_the_body_of_who_waits_for_that()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _circle.Address.Port);
        var stream = client.GetStream();
        const string Json = "{\"name\":\"patient\",\"vcs_type\":\"github\"}";
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /api/v2/organization HTTP/1.1\r\nHost: a\r\nCircle-Token: {_circle.Token}\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: {Json.Length}\r\nConnection: close\r\n\r\n"));
        var first = new byte[25];
        await stream.ReadExactlyAsync(first).AsTask().WaitAsync(Guard);

        await stream.WriteAsync(Encoding.ASCII.GetBytes(Json));
        var rest = await new StreamReader(stream).ReadToEndAsync().WaitAsync(Guard);

        Assert.Equal("HTTP/1.1 100 Continue\r\n\r\n", Encoding.ASCII.GetString(first));
        Assert.StartsWith("HTTP/1.1 201", rest);
    }

    [Fact]
    public async Task Answers_requests_that_came_together_one_after_the_other()
    {
        string Request(string path, string more = "") => $"GET {path} HTTP/1.1\r\nHost: a\r\nCircle-Token: {_circle.Token}\r\n{more}\r\n";

        var text = await SendAsync(_circle.Address.Port, Request("/api/v2/me") + Request("/api/v2/nothing") + Request("/api/v2/me/collaborations", "Connection: close\r\n"));

        Assert.Equal(["200", "404", "200"], text.Split("HTTP/1.1 ", StringSplitOptions.RemoveEmptyEntries).Select(t => t[..3]));
        Assert.Equal(["/api/v2/me", "/api/v2/nothing", "/api/v2/me/collaborations"], _circle.Requests.Select(r => r.Path));
    }

    [Fact]
    public async Task Records_no_token_of_a_query_however_often_it_is_there()
    {
        var (status, _, _) = await AskAsync("GET http://a/api/v1.1/me?circle-token=first-secret&circle-token=second-secret HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        Assert.Equal(401, status);
        Assert.Equal(("/api/v1.1/me", "?circle-token=***&circle-token=***"), (_circle.Requests.Last().Path, _circle.Requests.Last().Query));
    }

    private async Task<int> AskAgainAsync(string line, int status)
    {
        // The same with what is between, and with the old version of HTTP.
        var (answered, _, _) = await AskAsync($"\r\n{line} HTTP/1.0\r\nhost:circle.test\r\ncircle-token:\t{_circle.Token}\t\r\n\r\n");
        return answered is 0 ? status : answered;
    }

    private async Task AssertWellAsync()
    {
        using var client = _circle.CreateClient();
        Assert.Equal("ada", (await client.V2.Users.GetCurrentAsync()).Login);
    }

    private Task<(int Status, string Headers, string Body)> PostAsync(string headers, string body) =>
        AskAsync($"POST /api/v2/organization HTTP/1.1\r\nHost: a\r\nCircle-Token: {_circle.Token}\r\nContent-Type: application/json\r\nConnection: close\r\n{headers}\r\n{body}");

    private async Task<(int Status, string Headers, string Body)> AskAsync(string request)
    {
        var text = await SendAsync(_circle.Address.Port, request);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return text.Length == 0 ? (0, "", "") : (int.Parse(text.AsSpan(9, 3), provider: null), text[..end], text[(end + 4)..]);
    }

    /// <summary>Sends bytes, and reads until the connection ends.</summary>
    internal static async Task<string> SendAsync(int port, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        var stream = client.GetStream();
        var received = new StringBuilder();
        try
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(request));
            var buffer = new byte[4096];
            for (int read; (read = await stream.ReadAsync(buffer).AsTask().WaitAsync(Guard)) > 0;)
                received.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }
        catch (IOException)
        {
            // A server may close where it has seen enough.
        }

        return received.ToString();
    }
}
