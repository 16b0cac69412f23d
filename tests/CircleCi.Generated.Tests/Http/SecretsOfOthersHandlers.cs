using CircleCi.Generated.Tests.Support;

namespace CircleCi.Generated.Tests.Http;

/// <summary>What handlers and servers say of a request, with all that is in it.</summary>
public class SecretsOfOthersHandlers
{
    private const string Token = "CCIPAT_a+b/c=d&e<f>";
    private const string Header = "cf-service-secret-1";

    private static readonly Func<string, Exception>[] Kinds =
    [
        t => new InvalidOperationException(t),
        t => new ArgumentException(t),
        t => new HttpRequestException(t),
        t => new IOException("io", new InvalidDataException(t)),
        t => new NotSupportedException(t),
        t => new OperationCanceledException(t),
        t => new TimeoutException(t),
        t => new ObjectDisposedException("stream", t),
        t => new AggregateException(new InvalidOperationException(t)),
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Is_in_no_exception_and_no_log_and_on_one_line(bool isAsync)
    {
        foreach (var kind in Kinds)
        {
            var log = new List<CircleCiLogEntry>();
            var handler = new Between((request, _) => throw kind($"failed:\r\n{request}"));
            using var root = new CircleCiClient(new CircleCiClientOptions { Token = Token, BaseAddress = new Uri("https://circle.test"), Handler = new HttpClientHandler { AllowAutoRedirect = false }, Handlers = { handler }, Log = log.Add, Clock = new TestClock() });
            var circle = root.With(new CircleCiCallOptions { Headers = { ["CF-Access-Client-Secret"] = Header }, MaxRetries = 1 });

            var e = await Record.ExceptionAsync(() => isAsync ? circle.V2.Pipelines.TriggerAsync("gh/acme/shop") : Task.Run(() => circle.V2.Pipelines.Trigger("gh/acme/shop")));

            Assert.True(e is CircleCiException or InvalidOperationException or ArgumentException, $"{e}");
            var told = $"{e} {string.Join(' ', log.Select(l => $"{l.Message} {l.Exception}"))}";
            Assert.DoesNotContain(Token, told);
            Assert.DoesNotContain(Header, told);
            Assert.All(log.Select(l => l.Message).Append(e!.Message), m => Assert.DoesNotContain('\n', m));
        }
    }

    [Theory]
    [InlineData("CCIPAT_a+b/c=d&e<f>")]
    [InlineData("ccipat_A%2bb%2Fc%3dd%26e%3Cf%3e")]
    [InlineData("CCIPAT_a+b%2Fc=d%26e<f>")]
    [InlineData("CCIPAT_a\\u002Bb\\/c\\u003dd\\u0026e\\u003cf\\u003E")]
    [InlineData("CCIPAT_a&#43;b&#x2F;c&#x3d;d&amp;e&lt;f&gt;")]
    public async Task The_token_is_not_in_a_body_however_it_is_escaped(string escaped)
    {
        using var wire = new Wire(System.Net.HttpStatusCode.BadRequest, $$"""{"detail":"{{escaped}}{{escaped}}!"}""");
        using var circle = new CircleCiClient(new CircleCiClientOptions { Token = Token, BaseAddress = new Uri("https://circle.test"), Handler = wire });

        var e = await Assert.ThrowsAsync<CircleCiBadRequestException>(() => circle.V2.Users.GetCurrentAsync());

        Assert.Equal("""{"detail":"******!"}""", e.ResponseBody);
        Assert.Contains("******!", e.Message);
    }

    [Fact]
    public void Of_a_caller_messages_are_bounded_and_on_one_line()
    {
        using var wire = new Wire(System.Net.HttpStatusCode.BadRequest, "{}");
        using var circle = wire.Client();
        var much = new string('x', 50_000) + "\r\n";

        Assert.All(
            new Action[]
            {
                () => _ = new ProjectSlug(much),
                () => _ = new OrgSlug(much),
                () => _ = new CircleCiMap<V2.ParameterValue>((object)much),
                () => _ = new CircleCiClient(new CircleCiClientOptions { Product = much }),
                () => circle.Send(HttpMethod.Get, much),
                () => circle.V2.Projects.Get("gh/acme/" + new string('x', 50_000)),
            },
            call =>
            {
                var message = Assert.ThrowsAny<Exception>(call).Message;
                Assert.InRange(message.Length, 1, 3000);
                Assert.DoesNotContain('\n', message);
            });
    }

    [Fact]
    public async Task Of_a_server_messages_are_bounded()
    {
        var much = new string('x', 20_000);
        foreach (var status in (string[])[$"400 {much}", $"302 {much}\r\nLocation: /{much}", $"302 So\r\nLocation: http://{much}.test/", $"200 OK\r\nContent-Type: text/{much}"])
        {
            await using var server = RawServer.Start($"HTTP/1.1 {status}\r\nContent-Length: 3\r\n\r\nabc");
            using var circle = server.Client();

            var e = await Assert.ThrowsAnyAsync<CircleCiException>(() => circle.V2.Users.GetCurrentAsync());

            Assert.InRange(e.Message.Length, 1, 1200);
        }
    }
}
