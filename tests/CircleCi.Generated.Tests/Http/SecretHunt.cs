using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using CircleCi.Generated.Tests.Support;

namespace CircleCi.Generated.Tests.Http;

/// <summary>
/// A server that repeats the token wherever an HTTP response has room for it, and text that would make something of a log or terminal: none of it gets into what the SDK
/// tells. What is for one server only goes to no other.
/// </summary>
public class SecretHunt
{
    private const string Token = "CCIPAT_hunted_4b7dfe0c";

    public static TheoryData<string> Responses => new(
        $"HTTP/1.1 200 {Token}\r\nContent-Length: 0\r\n\r\n",
        $"HTTP/1.1 404 {Token}\r\nContent-Length: 0\r\n\r\n",
        $"HTTP/1.1 503 No {Token} here\r\nContent-Length: 0\r\n\r\n",
        $"HTTP/1.1 {Token}\r\n\r\n",
        $"{Token}\r\n\r\n",
        $"HTTP/1.1 200 OK\r\n{Token}\r\n\r\n",
        $"HTTP/1.1 200 OK\r\n{Token} : x\r\n\r\n",
        $"HTTP/1.1 400 Bad\r\n{Token}: x\r\nContent-Length: 0\r\n\r\n",
        $"HTTP/1.1 400 Bad\r\nX-Echo: Circle-Token: {Token}\r\nContent-Length: 0\r\n\r\n",
        $"HTTP/1.1 400 Bad\r\nContent-Type: text/{Token}\r\nContent-Length: 2\r\n\r\nno",
        $"HTTP/1.1 200 OK\r\nContent-Type: text/{Token}\r\nContent-Length: 2\r\n\r\nno",
        $"HTTP/1.1 200 OK\r\nContent-Encoding: {Token}\r\nContent-Length: 2\r\n\r\nno",
        $"HTTP/1.1 200 OK\r\nContent-Length: {Token}\r\n\r\n",
        $"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{Token}\r\n",
        $"HTTP/1.1 410 Gone\r\nSunset: {Token}\r\nDeprecation: {Token}\r\nContent-Length: 0\r\n\r\n",
        $"HTTP/1.1 302 Found\r\nLocation: https://other.test/{Token}\r\nContent-Length: 0\r\n\r\n",
        $"HTTP/1.1 302 Found\r\nLocation: https://user:{Token}@other.test/\r\nContent-Length: 0\r\n\r\n",
        $"HTTP/1.1 302 Found\r\nLocation: https://{Token}/\r\nContent-Length: 0\r\n\r\n",
        $"HTTP/1.1 429 Slow\r\nRetry-After: {Token}\r\nRateLimit-Remaining: {Token}\r\nContent-Length: 0\r\n\r\n",
        $"HTTP/1.1 500 Oh\r\nContent-Length: {Token.Length}\r\n\r\n{Token}",
        $"HTTP/1.1 500 Oh\r\nContent-Length: {Token.Length + 20}\r\n\r\n<html><title>{Token}</title>",
        $"HTTP/1.1 200 OK\r\nContent-Length: {Token.Length + 4}\r\n\r\n[\"{Token}\"]",
        $"HTTP/1.1 200 OK\r\nContent-Length: {Token.Length + 14}\r\n\r\n{{\"message\":\"{Token}\"}}");

    [Theory]
    [MemberData(nameof(Responses))]
    public async Task Finds_no_token(string response)
    {
        var told = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = s => s.Name == "CircleCi.Generated",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = a => told.Enqueue($"{a.DisplayName} {a.StatusDescription} {string.Join(' ', a.TagObjects)}"),
        };
        ActivitySource.AddActivityListener(listener);
        await using var server = RawServer.Start(async (_, stream) =>
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(response));
            throw new RawServer.ConnectionEnd();
        });
        using var circle = server.Client(Token, o => o.Log = e => told.Enqueue($"{e} {e.Exception}"))
            .With(new() { OnResponse = a => told.Enqueue(string.Join(' ', a.Headers.SelectMany(h => h.Value.Prepend(h.Key)))) });

        foreach (var call in Calls(circle))
        {
            var e = await Record.ExceptionAsync(call);
            if (e is not null)
                told.Enqueue($"{e} {string.Join(' ', e.Data.Values.Cast<object>())} {(e is CircleCiException c ? $"{c.ResponseBody} {string.Join(' ', c.ResponseHeaders.SelectMany(h => h.Value.Prepend(h.Key)))}" : "")}");
        }

        Assert.NotEmpty(told);
        Assert.DoesNotContain(told, t => t.Contains(Token, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(200)]
    public async Task Finds_no_half_of_a_token_where_a_body_is_cut(int status)
    {
        // The edge of a message's excerpt, and of what is kept of a body, is everywhere in the token once.
        var body = "";
        await using var server = RawServer.Start((_, stream) => stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status} So\r\nContent-Length: {body.Length}\r\n\r\n{body}")).AsTask());
        using var circle = server.Client(Token);
        foreach (var edge in new[] { 200, 1024 * 1024 })
        {
            for (var before = edge - Token.Length - 5; before < edge + 5; before += edge == 200 ? 1 : 7)
            {
                body = new string('-', before) + Token + new string('-', 100_000);
                var e = await Assert.ThrowsAnyAsync<CircleCiException>(() => circle.V2.Users.GetCurrentAsync());
                Assert.DoesNotContain(Token[..4], e.ToString() + e.ResponseBody);
            }
        }
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad\x1b[31m\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 400 Bad\r\nContent-Length: 22\r\n\r\na\r\nGET /faked: 200\x1b[2J\u0007b")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 22\r\n\r\na\r\nGET /faked: 200\x1b[2J\u0007b")]
    [InlineData("HTTP/1.1 400 Bad\r\nSunset: soon\x1b[31m\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("\x1b[2J\r\n\r\n")]
    public async Task Finds_no_control_characters_in_messages_and_logs(string response)
    {
        var told = new ConcurrentQueue<string>();
        await using var server = RawServer.Start(async (_, stream) =>
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(response));
            throw new RawServer.ConnectionEnd();
        });
        using var circle = server.Client(Token, o => o.Log = e => told.Enqueue(e.Message));

        foreach (var call in Calls(circle))
        {
            if (await Record.ExceptionAsync(call) is { } e)
                told.Enqueue(e.Message);
        }

        Assert.NotEmpty(told);
        Assert.DoesNotContain(told, t => t.Any(char.IsControl));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Finds_the_headers_of_a_view_at_its_own_server_alone(bool isAsync)
    {
        var there = new ConcurrentQueue<string>();
        await using var storage = RawServer.Start((head, stream) =>
        {
            there.Enqueue(head);
            return stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"u8.ToArray()).AsTask();
        });
        var here = new ConcurrentQueue<string>();
        RawServer? api = null;
        await using var server = api = RawServer.Start((head, stream) =>
        {
            here.Enqueue(head);
            var body = head.Contains("v1.1") ? $$"""{"steps":[{"name":"s","actions":[{"has_output":true,"output_url":"{{storage.Address}}log"}]}]}""" : "";
            return stream.WriteAsync(Encoding.ASCII.GetBytes(body.Length > 0
                ? $"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n{body}"
                : $"HTTP/1.1 302 Found\r\nLocation: {storage.Address}file\r\nContent-Length: 0\r\n\r\n")).AsTask();
        });
        using var circle = server.Client(Token).With(new() { Headers = { ["CF-Access-Client-Secret"] = "access-secret", ["User-Agent"] = "agent-secret" } });
        var artifacts = new[] { new V2.Artifact { Path = "a", Url = storage.Address + "direct" }, new V2.Artifact { Path = "a", Url = server.Address + "redirected" } };

        foreach (var artifact in artifacts)
            await (isAsync ? circle.V2.Jobs.DownloadArtifactAsync(artifact, new MemoryStream()) : Task.Run(() => circle.V2.Jobs.DownloadArtifact(artifact, new MemoryStream())));
        await (isAsync ? circle.Logs.ReadTextAsync("gh/acme/shop", 1) : Task.Run(() => circle.Logs.ReadText("gh/acme/shop", 1)));

        Assert.Equal(3, there.Count);
        Assert.DoesNotContain(there, t => t.Contains("secret") || t.Contains(Token));
        Assert.All(here, h => Assert.Contains("access-secret", h));
    }

    [Fact]
    public async Task Finds_no_user_name_or_password_of_an_address()
    {
        var told = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = s => s.Name == "CircleCi.Generated",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = a => told.Enqueue($"{a.DisplayName} {a.StatusDescription} {string.Join(' ', a.TagObjects)}"),
        };
        ActivitySource.AddActivityListener(listener);
        await using var server = RawServer.Start("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n");
        var address = new Uri(server.Address.ToString().Replace("//", "//user:pass-secret@"));
        using var circle = server.Client(Token, o =>
        {
            o.Log = e => told.Enqueue($"{e} {e.Exception} {e.RequestPath}");
            o.BaseAddress = address;
            told.Enqueue(o.ToString());
        });
        told.Enqueue(circle.BaseAddress.ToString());

        foreach (var call in Calls(circle).Append(() => circle.V2.Jobs.DownloadArtifactAsync(new V2.Artifact { Path = "a", Url = address + "a" }, new MemoryStream())))
            told.Enqueue($"{await Assert.ThrowsAnyAsync<CircleCiException>(call)}");

        Assert.DoesNotContain(told, t => t.Contains("pass-secret"));
    }

    private static IEnumerable<Func<Task>> Calls(CircleCiClient circle)
    {
        yield return () => circle.V2.Users.GetCurrentAsync();
        yield return () => Task.Run(() => circle.V2.Users.GetCurrent());
        yield return () => circle.V2.Contexts.DeleteAsync(Guid.NewGuid());
        yield return () => circle.V2.Pipelines.TriggerAsync("gh/acme/shop");
        yield return () => Task.Run(() => circle.V2.Contexts.Enumerate("gh/acme").ToList());
        yield return () => circle.Logs.ReadTextAsync("gh/acme/shop", 1);
    }
}
