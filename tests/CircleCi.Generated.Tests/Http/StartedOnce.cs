using CircleCi.Generated.Tests.Support;
using Xunit.Abstractions;

namespace CircleCi.Generated.Tests.Http;

/// <summary>One call starts one thing at most, however the server drops it and whoever would send it again: counted where requests arrive.</summary>
public class StartedOnce(ITestOutputHelper output)
{
    private static readonly Drop[] Drops = Enum.GetValues<Drop>();

    // Each with a client on its handlers, and what is to be disposed besides.
    private static readonly Dictionary<string, Func<CircleCiClientOptions, IDisposable?>> Chains = new()
    {
        ["alone"] = _ => null,
        ["Handlers, same request"] = o => With(o, new SendingAgain()),
        ["Handlers, copy"] = o => With(o, new SendingAgain(SendingAgain.Copy)),
        ["Handlers, copy without options"] = o => With(o, new SendingAgain(SendingAgain.CopyWithoutOptions)),
        ["Handlers, hedging"] = o => With(o, new SendingAgain(SendingAgain.Copy, TimeSpan.FromMilliseconds(20))),
        ["Handlers, hedging without options"] = o => With(o, new SendingAgain(SendingAgain.CopyWithoutOptions, TimeSpan.FromMilliseconds(20))),
        ["Handlers, two of them"] = o => With(o, new SendingAgain(SendingAgain.Copy), new SendingAgain()),
        ["Handler, same request"] = o => In(o, new SendingAgain()),
        ["Handler, copy"] = o => In(o, new SendingAgain(SendingAgain.Copy)),
        ["Handler, copy without options"] = o => In(o, new SendingAgain(SendingAgain.CopyWithoutOptions)),
        ["Handler, copy, that has one of ours"] = o => In(o, new SendingAgain(SendingAgain.CopyWithoutOptions), new CircleCiSendOnceHandler(New())),
        ["Handler, one of ours with others below it"] = o => In(o, new CircleCiSendOnceHandler(new SendingAgain(SendingAgain.CopyWithoutOptions) { InnerHandler = New() }), null),
        ["Handlers, copy without options, on another thread"] = o => With(o, Between.OnAnotherThread(), new SendingAgain(SendingAgain.CopyWithoutOptions)),
        ["Handlers, same request, on another thread"] = o => With(o, new SendingAgain(), Between.OnAnotherThread()),
        ["Handlers, hedging without options, on another thread"] = o => With(o, new SendingAgain(SendingAgain.CopyWithoutOptions, TimeSpan.FromMilliseconds(20)), Between.OnAnotherThread()),
        ["Handlers, copy without options, from a queue"] = o => With(o, Between.Queue(), new SendingAgain(SendingAgain.CopyWithoutOptions)),
        ["Handlers, copy without options, through a gateway"] = o => With(o, new SendingAgain(SendingAgain.CopyWithoutOptions), Between.Gateway()),
        ["Handlers, copy without options, through a gateway, on another thread"] = o => With(o, new SendingAgain(SendingAgain.CopyWithoutOptions), Between.Gateway(), Between.OnAnotherThread()),
        ["Handlers, copy without options, after another call"] = o => With(o, new SendingAgain(SendingAgain.CopyWithoutOptions), Between.AfterACallOf(() => new CircleCiClient(new CircleCiClientOptions { BaseAddress = o.BaseAddress, Token = "" }))),
        ["Handlers, copy without options, after another call that has handlers"] = o => With(o, new SendingAgain(SendingAgain.CopyWithoutOptions), Between.AfterACallOf(() => new CircleCiClient(new CircleCiClientOptions { BaseAddress = o.BaseAddress, Token = "", Handlers = { Between.Log() } }))),
        ["Handlers, copy without options, logged"] = o => With(o, Between.Log(), new SendingAgain(SendingAgain.CopyWithoutOptions)),
        ["Handlers, same request, logged"] = o => With(o, Between.Log(), new SendingAgain()),
        ["Handlers, every failure a 429"] = o => With(o, Between.Swallow(), new SendingAgain(SendingAgain.CopyWithoutOptions)),
        ["Handlers, every failure a 429, nothing sent again"] = o => With(o, Between.Swallow()),
        ["Handler, one of ours with others below it, on another thread"] = o => In(o, new CircleCiSendOnceHandler(Between.OnAnotherThread()), new SendingAgain(SendingAgain.CopyWithoutOptions) { InnerHandler = New() }),
        ["HttpClient"] = o => Over(o, New()),
        ["HttpClient, copy, with one of ours"] = o => Over(o, new SendingAgain(SendingAgain.Copy) { InnerHandler = new CircleCiSendOnceHandler(New()) }),
        ["HttpClient, copy without options, with one of ours"] = o => Over(o, new SendingAgain(SendingAgain.CopyWithoutOptions) { InnerHandler = new CircleCiSendOnceHandler(New()) }),
        ["HttpClient, hedging, with one of ours"] = o => Over(o, new SendingAgain(SendingAgain.Copy, TimeSpan.FromMilliseconds(20)) { InnerHandler = new CircleCiSendOnceHandler(New()) }),
        ["HttpClient, same request"] = o => Over(o, new SendingAgain { InnerHandler = New() }),
    };

    public static TheoryData<string, bool, bool> Combinations()
    {
        var data = new TheoryData<string, bool, bool>();
        foreach (var chain in Chains.Keys)
        {
            foreach (var isUsed in (bool[])[false, true])
            {
                data.Add(chain, isUsed, true);
                data.Add(chain, isUsed, false);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public async Task Whatever_the_server_does_to_a_trigger(string chain, bool isUsed, bool isAsync)
    {
        var found = new List<string>();
        var calls = (from starting in (Starting[])[Starting.WithoutBody, Starting.WithBody] from drop in Drops select (starting, drop)).ToList();
        // Each has a server of its own, and waits for it most of the time.
        await Parallel.ForEachAsync(calls, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (call, _) =>
        {
            var started = await CountAsync(call.starting, call.drop, chain, isUsed, isAsync);
            lock (found)
            {
                if (started > (call.drop == Drop.TooMany ? 0 : 1))
                    found.Add($"{call.starting}, {call.drop}: {started}");
            }
        });

        output.WriteLine($"{calls.Count} calls");
        Assert.Empty(found);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whatever_is_started(bool isAsync)
    {
        var found = new List<string>();
        foreach (var starting in Starting.All)
        {
            foreach (var chain in (string[])["alone", "Handlers, copy without options", "Handlers, same request"])
            {
                foreach (var drop in (Drop[])[Drop.AfterBody, Drop.Error])
                {
                    if (await CountAsync(starting, drop, chain, isUsed: true, isAsync) is not 1 and var started)
                        found.Add($"{starting}, {chain}, {drop}: {started}");
                }
            }
        }

        Assert.Empty(found);
    }

    private static async Task<int> CountAsync(Starting starting, Drop drop, string chain, bool isUsed, bool isAsync)
    {
        await using var server = new DroppingServer(drop);
        var options = new CircleCiClientOptions { BaseAddress = server.Address, Product = $"test-{server.Address.Port}", Token = "", AttemptTimeout = TimeSpan.FromSeconds(1), Retry = { Delay = TimeSpan.Zero } };
        using (Chains[chain](options))
        using (var circle = new CircleCiClient(options))
        {
            if (isUsed)
                await circle.V2.Users.GetCurrentAsync();
            // What is thrown is told elsewhere; here it is only certain that nothing else is.
            var failure = await Record.ExceptionAsync(() => isAsync ? starting.Async(circle) : Task.Run(() => starting.Sync(circle)));
            Assert.IsAssignableFrom<CircleCiException>(failure);
        }

        return await server.StartedAsync();
    }

    private static HttpClientHandler New() => new() { AllowAutoRedirect = false };

    private static IDisposable? With(CircleCiClientOptions options, params DelegatingHandler[] handlers)
    {
        foreach (var handler in handlers)
            options.Handlers.Add(handler);
        return null;
    }

    private static IDisposable In(CircleCiClientOptions options, DelegatingHandler handler) => In(options, handler, New());

    private static IDisposable In(CircleCiClientOptions options, DelegatingHandler handler, HttpMessageHandler? inner)
    {
        if (handler.InnerHandler is DelegatingHandler { InnerHandler: null } between)
            between.InnerHandler = inner!;
        handler.InnerHandler ??= inner;
        options.Handler = handler;
        return handler;
    }

    private static IDisposable Over(CircleCiClientOptions options, HttpMessageHandler handler) => options.HttpClient = new HttpClient(handler);
}
