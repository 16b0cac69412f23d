using CircleCi.DependencyInjection.Tests.Support;
using CircleCi.Generated;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CircleCi.DependencyInjection.Tests;

public class HealthChecks
{
    [Fact]
    public async Task Are_healthy_where_circleci_knows_the_token()
    {
        await using var server = await Server.StartAsync();

        var (status, description, _) = await CheckAsync(Services.To(server));

        Assert.Equal((HealthStatus.Healthy, $"Signed in to {server.Address} as ada."), (status, description));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(401, HealthStatus.Unhealthy, "GET /api/v2/me: 401 Unauthorized: So it is.")]
    [InlineData(403, HealthStatus.Unhealthy, "GET /api/v2/me: 403 Forbidden: So it is.")]
    [InlineData(503, HealthStatus.Unhealthy, "GET /api/v2/me: 503 Service Unavailable: So it is.")]
    [InlineData(429, HealthStatus.Degraded, "is reachable, but its rate limit is exceeded")]
    public async Task Say_what_is_wrong_after_one_try(int status, HealthStatus expected, string said)
    {
        await using var server = await Server.StartAsync(status);

        var entry = await CheckAsync(Services.To(server));

        Assert.Equal(expected, entry.Status);
        Assert.Contains(said, entry.Description);
        Assert.DoesNotContain("CCIPAT", $"{entry.Description} {entry.Exception}");
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Are_degraded_without_a_token()
    {
        await using var server = await Server.StartAsync(StatusCodes.Status401Unauthorized);

        var entry = await CheckAsync(o => (o.BaseAddress, o.Token) = (server.Address, " "));

        Assert.Equal((HealthStatus.Degraded, $"{server.Address} is reachable, but no token is set: only public data can be read. Set Token or CIRCLE_TOKEN."), (entry.Status, entry.Description));
    }

    [Fact]
    public async Task Are_as_bad_as_the_program_says_where_nobody_answers()
    {
        var server = await Server.StartAsync();
        await server.DisposeAsync();

        var entry = await CheckAsync(Services.To(server), b => b.AddCircleCi(failureStatus: HealthStatus.Degraded));

        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.IsType<CircleCiConnectionException>(entry.Exception);
    }

    [Fact]
    public async Task End_when_their_time_is_up()
    {
        await using var server = await Server.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));

        var entry = await CheckAsync(Services.To(server), b => b.AddCircleCi(timeout: TimeSpan.FromMilliseconds(50)));

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Contains("timeout", entry.Description);
    }

    [Fact]
    public async Task End_when_their_caller_cancels()
    {
        using var source = new CancellationTokenSource();
        await using var server = await Server.StartAsync(async context =>
        {
            await source.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CheckAsync(Services.To(server), cancellationToken: source.Token));
    }

    [Fact]
    public async Task Are_of_each_client()
    {
        await using var server = await Server.StartAsync();
        await using var services = Services.Of(s =>
        {
            s.AddCircleCi(Services.To(server));
            s.AddCircleCi("own", Services.To(server));
            s.AddHealthChecks().AddCircleCi(tags: ["ready"]).AddCircleCi("own");
        });

        var report = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        Assert.Equal(["circleci", "circleci-own"], report.Entries.Keys.Order());
        Assert.Equal(HealthStatus.Healthy, report.Status);
        Assert.Equal(["ready"], report.Entries["circleci"].Tags);
    }

    private static async Task<(HealthStatus Status, string? Description, Exception? Exception)> CheckAsync(
        Action<CircleCiClientOptions> configure,
        Func<IHealthChecksBuilder, IHealthChecksBuilder>? add = null,
        CancellationToken cancellationToken = default)
    {
        await using var services = Services.Of(s =>
        {
            s.AddCircleCi(configure);
            (add ?? (b => b.AddCircleCi()))(s.AddHealthChecks());
        });
        var report = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(cancellationToken);
        var entry = report.Entries["circleci"];
        return (entry.Status, entry.Description, entry.Exception);
    }
}
