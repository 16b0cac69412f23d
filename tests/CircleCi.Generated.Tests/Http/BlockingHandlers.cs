#if !NETSTANDARD_ASSEMBLY
using System.Net;
using CircleCi.Generated.Tests.Support;

namespace CircleCi.Generated.Tests.Http;

/// <summary>Handlers that override one of their two methods alone: a blocking call passes none of them by, wherever they are.</summary>
public class BlockingHandlers
{
    private const string Login = """{"id":"5034460f-c7c4-4c43-9457-de07e2029e7b","login":"ada"}""";

    public enum Place
    {
        Handlers,
        Handler,
        HttpClient,
        UsedHttpClient,
    }

    public enum Primary
    {
        Both,
        AsyncOnly,
        DotNetsWithAsyncOnly,
        DotNetsWithSendOnly,
    }

    private static readonly Dictionary<string, Func<List<string>, DelegatingHandler>> Kinds = new()
    {
        ["SendAsync"] = seen => new AsyncOnly(seen),
        ["Send"] = seen => new SendOnly(seen),
        ["both"] = seen => new SendAndAsync(seen),
        ["SendAsync of one with both"] = seen => new BothThenAsync(seen),
    };

    /// <summary>All chains of one to three handlers, outermost first.</summary>
    private static IEnumerable<string[]> Chains =>
        from one in Kinds.Keys
        from two in Kinds.Keys.Append("")
        from three in two.Length == 0 ? [""] : Kinds.Keys.Append("")
        select (string[])[.. new[] { one, two, three }.Where(k => k.Length > 0)];

    public static TheoryData<Place, Primary> Places
    {
        get
        {
            var data = new TheoryData<Place, Primary>();
            foreach (var primary in Enum.GetValues<Primary>())
            {
                data.Add(Place.Handler, primary);
                data.Add(Place.HttpClient, primary);
            }

            // There the connections are the client's.
            data.Add(Place.Handlers, Primary.Both);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task See_blocking_calls_in_every_mix(Place place, Primary primary)
    {
        await using var server = Support.RawServer.Start($"HTTP/1.1 200 OK\r\nContent-Length: {Login.Length}\r\n\r\n{Login}");
        var missed = new List<string>();
        var count = 0;
        foreach (var chain in Chains)
        {
            var seen = new List<string>();
            using var circle = Client(server, place, chain, primary, seen);

            Assert.Equal("ada", circle.V2.Users.GetCurrent().Login);
            Assert.Equal("ada", circle.V2.Users.GetCurrent().Login);

            string[] once = [.. chain.SelectMany(Names), .. NamesOf(primary)];
            if (!seen.SequenceEqual(once.Concat(once)))
                missed.Add($"{string.Join(" > ", chain)}: {string.Join(" > ", seen)}");
            count++;
        }

        Assert.Equal(84, count);
        Assert.Empty(missed);
    }

    [Fact]
    public async Task See_blocking_calls_of_a_client_that_was_used_before()
    {
        await using var server = Support.RawServer.Start($"HTTP/1.1 200 OK\r\nContent-Length: {Login.Length}\r\n\r\n{Login}");
        foreach (var chain in Chains.Where(c => c.Contains("SendAsync")))
        {
            var seen = new List<string>();
            using var circle = Client(server, Place.UsedHttpClient, chain, Primary.Both, seen);
            seen.Clear();

            Assert.Equal("ada", circle.V2.Users.GetCurrent().Login);

            // What overrides Send alone nobody can put in the way any more; calls that are awaited pass it by too.
            Assert.Equal(chain.Where(k => k != "Send").SelectMany(Names), seen.Where(s => s != "Send"));
        }
    }

    [Fact]
    public async Task See_calls_that_are_awaited_as_ever()
    {
        await using var server = Support.RawServer.Start($"HTTP/1.1 200 OK\r\nContent-Length: {Login.Length}\r\n\r\n{Login}");
        foreach (var chain in Chains)
        {
            var seen = new List<string>();
            using var circle = Client(server, Place.Handler, chain, Primary.Both, seen);

            Assert.Equal("ada", (await circle.V2.Users.GetCurrentAsync()).Login);

            Assert.Equal(chain.Where(k => k != "Send").SelectMany(Names), seen);
        }
    }

    [Fact]
    public void See_blocking_calls_under_a_context_of_one_thread()
    {
        var seen = new List<string>();
        var context = new SynchronizationContext();
        SynchronizationContext.SetSynchronizationContext(context);
        try
        {
            using var circle = new CircleCiClient(new CircleCiClientOptions { Token = "CCIPAT_1", BaseAddress = new Uri("https://circle.test"), Handler = new AsyncOnly(seen) { InnerHandler = new ResponsesAsync(seen) } });

            Assert.Equal("ada", circle.V2.Users.GetCurrent().Login);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(null);
        }

        Assert.Equal(["SendAsync", "primary"], seen);
    }

    [Fact]
    public void May_give_bodies_that_know_no_blocking_reads()
    {
        var seen = new List<string>();
        using var circle = new CircleCiClient(new CircleCiClientOptions { Token = "CCIPAT_1", BaseAddress = new Uri("https://circle.test"), Handler = new ResponsesAsync(seen, () => new AwaitedContent()) });

        Assert.Equal("ada", circle.V2.Users.GetCurrent().Login);
    }

    private static CircleCiClient Client(Support.RawServer server, Place place, string[] chain, Primary primary, List<string> seen) => server.Client("", o =>
    {
        var handlers = Array.ConvertAll(chain, k => Kinds[k](seen));
        if (place == Place.Handlers)
        {
            foreach (var handler in handlers)
                o.Handlers.Add(handler);
            return;
        }

        HttpMessageHandler last = primary switch
        {
            Primary.AsyncOnly => new ResponsesAsync(seen),
            Primary.DotNetsWithAsyncOnly => new PrimaryAsyncOnly(seen) { AllowAutoRedirect = false },
            Primary.DotNetsWithSendOnly => new DotNetsSend(seen) { AllowAutoRedirect = false },
            _ => new SocketsHttpHandler { AllowAutoRedirect = false },
        };
        for (var i = handlers.Length - 1; i >= 0; i--)
        {
            handlers[i].InnerHandler = last;
            last = handlers[i];
        }

        if (place == Place.Handler)
        {
            o.Handler = last;
            return;
        }

        o.HttpClient = new HttpClient(last);
        if (place == Place.UsedHttpClient)
            o.HttpClient.Send(new HttpRequestMessage(HttpMethod.Get, server.Address)).Dispose();
    });

    private static IEnumerable<string> Names(string kind) => kind == "SendAsync of one with both" ? ["SendAsync of one with both", "both"] : [kind];

    private static IEnumerable<string> NamesOf(Primary primary) => primary == Primary.Both ? [] : ["primary"];

    private sealed class BothThenAsync(List<string> seen) : SendAndAsync(seen)
    {
        private readonly List<string> _seen = seen;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            _seen.Add("SendAsync of one with both");
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class DotNetsSend(List<string> seen) : HttpClientHandler
    {
        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            seen.Add("primary");
            return base.Send(request, cancellationToken);
        }
    }

    private sealed class ResponsesAsync(List<string> seen, Func<HttpContent>? content = null) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            seen.Add("primary");
            await Task.Yield();
            return new HttpResponseMessage { Content = content?.Invoke() ?? new StringContent(Login) };
        }
    }

    private sealed class AwaitedContent : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await Task.Yield();
            await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(Login));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
#endif
