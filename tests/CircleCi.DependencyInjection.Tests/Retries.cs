using CircleCi.DependencyInjection.Tests.Support;
using CircleCi.Generated;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;

namespace CircleCi.DependencyInjection.Tests;

/// <summary>How often a server that always answers 503 is asked: by the client or by a handler, never by one times the other.</summary>
public class Retries
{
    private const int OfHandler = 1 + 3;

    [Fact]
    public async Task Are_the_clients_own_where_no_handler_has_them() => Assert.Equal(1 + 2, await CountAsync(s => s.AddCircleCi(o => o.Retry.MaxRetries = 2)));

    [Fact]
    public async Task Are_the_handlers_where_one_is_added() => Assert.Equal(OfHandler, await CountAsync(s => s.AddCircleCi().AddHttpMessageHandler(() => new ResilienceHandler())));

    [Fact]
    public async Task Are_the_handlers_where_one_is_derived_and_deeper() =>
        Assert.Equal(OfHandler, await CountAsync(s => s.AddCircleCi().AddHttpMessageHandler(() => new Passing()).AddHttpMessageHandler(() => new OwnResilienceHandler())));

    [Fact]
    public async Task Are_the_handlers_where_all_clients_of_the_program_have_one() =>
        Assert.Equal(OfHandler, await CountAsync(s =>
        {
            s.AddCircleCi();
            s.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(() => new ResilienceHandler()));
        }));

    [Fact]
    public async Task Are_the_handlers_of_a_named_client() =>
        Assert.Equal(OfHandler, await CountAsync(s => s.AddCircleCi("own").AddHttpMessageHandler(() => new ResilienceHandler()), "own"));

    [Fact]
    public async Task Are_an_unknown_handlers_when_the_options_say_none() =>
        Assert.Equal(2, await CountAsync(s => s.AddCircleCi(o => o.Retry.MaxRetries = 0).AddHttpMessageHandler(() => new UnknownHandler())));

    [Fact]
    public async Task Are_said_to_be_the_handlers()
    {
        var log = new Log();
        await using var services = Services.Of(s => s.AddCircleCi().AddHttpMessageHandler(() => new ResilienceHandler()), log);

        services.Circle();

        var said = Assert.Single(log.OfCircleCi);
        Assert.Equal((4, "ResilienceHandler tries calls again, so the client does not: Retry.MaxRetries counts as 0."), (said.Id.Id, said.Text));
    }

    private static async Task<int> CountAsync(Action<IServiceCollection> add, string? name = null)
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
        if (count == OfHandler)
        {
            Assert.ThrowsAny<CircleCiException>(() => circle.V2.Users.GetCurrent());
            Assert.Equal(2 * count, server.Requests.Count);
        }

        return count;
    }

    private sealed class Passing : DelegatingHandler;
}
