using CircleCi.Generated;
using CircleCi.Generated.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Xunit.Abstractions;

namespace CircleCi.DependencyInjection.Tests;

/// <summary>One call starts one thing at most, however the server drops it and whichever handlers of services would send it again: counted where requests arrive.</summary>
public class StartedOnce(ITestOutputHelper output)
{
    private static readonly Drop[] Drops = Enum.GetValues<Drop>();

    private static readonly Dictionary<string, Action<IServiceCollection>> Chains = new()
    {
        ["AddCircleCi"] = s => s.AddCircleCi(),
        ["AddStandardResilienceHandler"] = s => s.AddCircleCi().AddStandardResilienceHandler(Quick),
        ["AddStandardResilienceHandler, as all clients"] = s =>
        {
            s.ConfigureHttpClientDefaults(http => http.AddStandardResilienceHandler(Quick));
            s.AddCircleCi();
        },
        ["AddStandardResilienceHandler, as all clients, added later"] = s =>
        {
            s.AddCircleCi();
            s.ConfigureHttpClientDefaults(http => http.AddStandardResilienceHandler(Quick));
        },
        ["AddStandardResilienceHandler twice"] = s =>
        {
            s.ConfigureHttpClientDefaults(http => http.AddStandardResilienceHandler(Quick));
            s.AddCircleCi().AddStandardResilienceHandler(Quick);
        },
        ["AddStandardHedgingHandler"] = s => s.AddCircleCi().AddStandardHedgingHandler().Configure(Quick),
        ["AddResilienceHandler that retries everything"] = s => s.AddCircleCi().AddResilienceHandler("own", p => p
            .AddRetry(new() { MaxRetryAttempts = 3, Delay = TimeSpan.Zero, ShouldHandle = static o => ValueTask.FromResult(o.Outcome.Exception is not null || !o.Outcome.Result!.IsSuccessStatusCode) })
            .AddTimeout(TimeSpan.FromMilliseconds(250))),
        ["AddResilienceHandler that hedges everything"] = s => s.AddCircleCi().AddResilienceHandler("own", p => p
            .AddHedging(new() { MaxHedgedAttempts = 3, Delay = TimeSpan.FromMilliseconds(20), ShouldHandle = static o => ValueTask.FromResult(o.Outcome.Exception is not null || !o.Outcome.Result!.IsSuccessStatusCode) })
            .AddTimeout(TimeSpan.FromMilliseconds(250))),
        ["AddResilienceHandler with a timeout"] = s => s.AddCircleCi().AddResilienceHandler("own", p => p.AddTimeout(TimeSpan.FromMilliseconds(250))),
        ["own handler, same request"] = s => s.AddCircleCi().AddHttpMessageHandler(() => new SendingAgain()),
        ["own handler, copy"] = s => s.AddCircleCi().AddHttpMessageHandler(() => new SendingAgain(SendingAgain.Copy)),
        ["own handler, copy without options"] = s => s.AddCircleCi().AddHttpMessageHandler(() => new SendingAgain(SendingAgain.CopyWithoutOptions)),
        ["own handler, hedging without options"] = s => s.AddCircleCi().AddHttpMessageHandler(() => new SendingAgain(SendingAgain.CopyWithoutOptions, TimeSpan.FromMilliseconds(20))),
        ["own handler, copy without options, on another thread"] = s => s.AddCircleCi().AddHttpMessageHandler(Between.OnAnotherThread).AddHttpMessageHandler(() => new SendingAgain(SendingAgain.CopyWithoutOptions)),
        ["own handler, copy without options, from a queue"] = s => s.AddCircleCi().AddHttpMessageHandler(Between.Queue).AddHttpMessageHandler(() => new SendingAgain(SendingAgain.CopyWithoutOptions)),
        ["own handler, copy without options, through a gateway"] = s => s.AddCircleCi().AddHttpMessageHandler(() => new SendingAgain(SendingAgain.CopyWithoutOptions)).AddHttpMessageHandler(Between.Gateway),
        ["every failure a 429"] = s => s.AddCircleCi().AddHttpMessageHandler(Between.Swallow).AddStandardResilienceHandler(Quick),
        ["own primary handler"] = s => s.AddCircleCi().ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler()),
        ["own primary chain, copy"] = s => s.AddCircleCi().ConfigurePrimaryHttpMessageHandler(() => new SendingAgain(SendingAgain.CopyWithoutOptions) { InnerHandler = new SocketsHttpHandler() }),
        ["own primary chain within standard resilience"] = s =>
            s.AddCircleCi().ConfigurePrimaryHttpMessageHandler(() => new SendingAgain(SendingAgain.Copy) { InnerHandler = new HttpClientHandler() }).AddStandardResilienceHandler(Quick),
    };

    public static TheoryData<string, bool, bool> Combinations()
    {
        var data = new TheoryData<string, bool, bool>();
        foreach (var chain in Chains.Keys)
        {
            foreach (var isUsed in (bool[])[false, true])
            {
                data.Add(chain, isUsed, true);
                // A client of a handler that only hedges knows no blocking calls.
                if (!chain.Contains("Hedging") && !chain.Contains("hedges"))
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
        var most = 0;
        var calls = from starting in (Starting[])[Starting.WithoutBody, Starting.WithBody] from drop in Drops select (starting, drop);
        // Each has a server of its own, and waits for it most of the time.
        await Parallel.ForEachAsync(calls, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (call, _) =>
        {
            var started = await CountAsync(call.starting, call.drop, chain, isUsed, isAsync);
            lock (found)
            {
                most = Math.Max(most, started);
                if (started > (call.drop == Drop.TooMany ? 0 : 1))
                    found.Add($"{call.starting}, {call.drop}: {started}");
            }
        });

        output.WriteLine($"at most {most}");
        Assert.Empty(found);
    }

    [Theory]
    [InlineData("AddStandardResilienceHandler")]
    [InlineData("AddResilienceHandler that retries everything")]
    public async Task Whatever_is_started(string chain)
    {
        var found = new List<string>();
        foreach (var starting in Starting.All)
        {
            foreach (var drop in (Drop[])[Drop.AfterBody, Drop.Error])
            {
                if (await CountAsync(starting, drop, chain, isUsed: true, isAsync: true) is not 1 and var started)
                    found.Add($"{starting}, {drop}: {started}");
            }
        }

        Assert.Empty(found);
    }

    [Fact]
    public async Task Is_said_where_a_handler_was_to_send_again()
    {
        await using var server = new DroppingServer(Drop.Unavailable);
        await using var services = Support.Services.Of(s => s.AddCircleCi(o => (o.BaseAddress, o.Token) = (server.Address, "")).AddStandardResilienceHandler(o => o.Retry.Delay = TimeSpan.Zero));

        var failure = await Assert.ThrowsAnyAsync<CircleCiException>(() => Starting.WithBody.Async(Support.Services.Circle(services)));

        Assert.Contains("503", failure.Message);
        Assert.Contains("CircleCI may have acted on it", failure.Message);
    }

    private static async Task<int> CountAsync(Starting starting, Drop drop, string chain, bool isUsed, bool isAsync)
    {
        await using var server = new DroppingServer(drop);
        await using (var services = Support.Services.Of(s =>
        {
            Chains[chain](s);
            s.Configure<CircleCiClientOptions>(o =>
            {
                (o.BaseAddress, o.Token, o.AttemptTimeout) = (server.Address, "", TimeSpan.FromSeconds(1));
                o.Retry.Delay = TimeSpan.Zero;
            });
        }))
        {
            var circle = Support.Services.Circle(services);
            if (isUsed)
                await circle.V2.Users.GetCurrentAsync();
            var failure = await Record.ExceptionAsync(() => isAsync ? starting.Async(circle) : Task.Run(() => starting.Sync(circle)));
            Assert.IsAssignableFrom<CircleCiException>(failure);
        }

        return await server.StartedAsync();
    }

    private static void Quick(HttpStandardResilienceOptions options)
    {
        options.Retry.Delay = TimeSpan.Zero;
        options.AttemptTimeout.Timeout = TimeSpan.FromMilliseconds(250);
        options.CircuitBreaker.SamplingDuration = TimeSpan.FromSeconds(1);
        options.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(3);
    }

    private static void Quick(HttpStandardHedgingResilienceOptions options)
    {
        options.Hedging.Delay = TimeSpan.FromMilliseconds(20);
        options.Hedging.MaxHedgedAttempts = 3;
        options.Endpoint.Timeout.Timeout = TimeSpan.FromMilliseconds(250);
        options.Endpoint.CircuitBreaker.SamplingDuration = TimeSpan.FromSeconds(1);
        options.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(3);
    }
}
