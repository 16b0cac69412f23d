using CircleCi.DependencyInjection.Tests.Support;
using CircleCi.Generated;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace CircleCi.DependencyInjection.Tests;

/// <summary>How often a server that always answers 503 is asked for something: by the client or by a handler, never by one times the other.</summary>
public class Retries
{
    private const int OfHandler = 1 + 3;
    private const int OfClient = 1 + 2;

    [Fact]
    public async Task Are_the_clients_own_where_no_handler_has_them() => Assert.Equal(OfClient, await CountAsync(s => s.AddCircleCi(Twice)));

    [Fact]
    public async Task Are_the_clients_own_where_a_handler_only_has_a_timeout() =>
        Assert.Equal(OfClient, await CountAsync(s => s.AddCircleCi(Twice).AddResilienceHandler("time", p => p.AddTimeout(TimeSpan.FromSeconds(20)))));

    [Fact]
    public async Task Are_the_clients_own_where_that_timeout_is_what_fails()
    {
        await using var server = await Server.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }));
        await using var services = Services.Of(s =>
        {
            s.AddCircleCi(Twice).AddResilienceHandler("time", p => p.AddTimeout(TimeSpan.FromMilliseconds(100)));
            s.Configure(Services.To(server));
        });

        await Assert.ThrowsAnyAsync<CircleCiException>(() => services.Circle().V2.Users.GetCurrentAsync());

        Assert.Equal(OfClient, server.Requests.Count);
    }

    [Fact]
    public async Task Are_the_clients_own_where_the_handlers_leave_out_what_failed() =>
        Assert.Equal(OfClient, await CountAsync(s => s.AddCircleCi(Twice).AddResilienceHandler("other", p => p.AddRetry(new HttpRetryStrategyOptions { ShouldHandle = _ => ValueTask.FromResult(false) }))));

    [Fact]
    public async Task Are_the_handlers_where_one_is_added() => Assert.Equal(OfHandler, await CountAsync(s => s.AddCircleCi().AddStandardResilienceHandler(Quick)));

    [Fact]
    public async Task Are_the_handlers_where_one_is_deeper() =>
        Assert.Equal(OfHandler, await CountAsync(s => s.AddCircleCi().AddHttpMessageHandler(() => new Passing()).AddStandardResilienceHandler(Quick)));

    [Fact]
    public async Task Are_the_handlers_where_one_hedges() =>
        Assert.Equal(OfHandler, await CountAsync(s => s.AddCircleCi().AddStandardHedgingHandler().Configure(o => (o.Hedging.MaxHedgedAttempts, o.Hedging.Delay) = (OfHandler - 1, TimeSpan.Zero)), knowsBlockingCalls: false));

    [Fact]
    public async Task Are_the_handlers_where_it_is_written_by_hand() =>
        Assert.Equal(OfHandler, await CountAsync(s => s.AddCircleCi().AddHttpMessageHandler(() => new Generated.Tests.Support.SendingAgain { AttemptTimeout = TimeSpan.FromMinutes(1) })));

    [Fact]
    public async Task Are_the_handlers_where_all_clients_of_the_program_have_one() =>
        Assert.Equal(OfHandler, await CountAsync(s =>
        {
            s.AddCircleCi();
            s.ConfigureHttpClientDefaults(http => http.AddStandardResilienceHandler(Quick));
        }));

    [Fact]
    public async Task Are_the_handlers_of_a_named_client() => Assert.Equal(OfHandler, await CountAsync(s => s.AddCircleCi("own").AddStandardResilienceHandler(Quick), "own"));

    [Fact]
    public async Task Are_an_unknown_handlers_when_the_options_say_none() =>
        Assert.Equal(2, await CountAsync(s => s.AddCircleCi(o => o.Retry.MaxRetries = 0).AddHttpMessageHandler(() => new UnknownHandler())));

    private static void Twice(CircleCiClientOptions options) => options.Retry.MaxRetries = OfClient - 1;

    private static void Quick(HttpStandardResilienceOptions options) => options.Retry.Delay = TimeSpan.Zero;

    private static async Task<int> CountAsync(Action<IServiceCollection> add, string? name = null, bool knowsBlockingCalls = true)
    {
        await using var server = await Server.StartAsync(StatusCodes.Status503ServiceUnavailable);
        await using var services = Services.Of(s =>
        {
            add(s);
            s.Configure(name ?? "", Services.To(server));
        });
        var circle = name is null ? services.Circle() : services.GetRequiredKeyedService<CircleCiClient>(name);

        await Assert.ThrowsAnyAsync<CircleCiException>(() => circle.V2.Users.GetCurrentAsync());

        var count = server.Requests.Count;
        // No more when the caller blocks, for handlers that can.
        if (count == OfHandler && knowsBlockingCalls)
        {
            Assert.ThrowsAny<CircleCiException>(() => circle.V2.Users.GetCurrent());
            Assert.Equal(2 * count, server.Requests.Count);
        }

        return count;
    }

    private sealed class Passing : DelegatingHandler;
}
