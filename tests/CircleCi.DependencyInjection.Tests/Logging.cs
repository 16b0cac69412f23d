using CircleCi.DependencyInjection.Tests.Support;
using CircleCi.Generated;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CircleCi.DependencyInjection.Tests;

public class Logging
{
    [Fact]
    public async Task Tells_tries_and_why_there_is_another_with_ids_and_properties()
    {
        var log = new Log();
        await using var server = await Server.StartAsync(StatusCodes.Status503ServiceUnavailable);
        await using var services = Services.Of(s => s.AddCircleCi(Services.To(server) + (o => o.Retry.MaxRetries = 1)), log);

        await Assert.ThrowsAnyAsync<CircleCiException>(() => services.Circle().V2.Users.GetCurrentAsync());

        Assert.Equal(
            [(LogLevel.Debug, 1, "Attempt"), (LogLevel.Warning, 2, "Retry"), (LogLevel.Debug, 1, "Attempt")],
            log.OfCircleCi.Select(e => (e.Level, e.Id.Id, e.Id.Name)));
        Assert.StartsWith("GET /api/v2/me: 503 in ", log.OfCircleCi[0].Text);
        Assert.EndsWith("Trying again in 0.0 s.", log.OfCircleCi[1].Text);
        Assert.IsType<CircleCiException>(log.OfCircleCi[1].Exception);
        Assert.Equal(("GET", "/api/v2/me", 503, 2), ((string)log.OfCircleCi[2].Properties["Method"]!, (string)log.OfCircleCi[2].Properties["Path"]!, (int)log.OfCircleCi[2].Properties["Status"]!, (int)log.OfCircleCi[2].Properties["Attempt"]!));
    }

    [Fact]
    public async Task Warns_of_operations_that_circleci_removes()
    {
        var log = new Log();
        await using var server = await Server.StartAsync(context =>
        {
            context.Response.Headers["Sunset"] = "Mon, 01 Feb 2027 00:00:00 GMT";
            return context.Response.WriteAsync("{}");
        });
        await using var services = Services.Of(s => s.AddCircleCi(Services.To(server)), log);

        await services.Circle().V2.Users.GetCurrentAsync();

        var warning = Assert.Single(log.OfCircleCi, e => e.Level == LogLevel.Warning);
        Assert.Equal((3, "Removal"), (warning.Id.Id, warning.Id.Name));
    }

    [Fact]
    public async Task Leaves_a_log_that_the_options_have()
    {
        var log = new Log();
        var own = new List<string>();
        await using var server = await Server.StartAsync();
        await using var services = Services.Of(s => s.AddCircleCi(Services.To(server) + (o => o.Log = e => own.Add(e.Message))), log);

        await services.Circle().V2.Users.GetCurrentAsync();

        Assert.Equal(log.OfCircleCi.Select(e => e.Text), own);
        Assert.Single(own);
    }

    [Fact]
    public async Task Tells_nobody_the_token_or_a_query_at_any_level()
    {
        var log = new Log();
        await using var server = await Server.StartAsync(StatusCodes.Status404NotFound);
        await using var services = Services.Of(s => s.AddCircleCi(Services.To(server)), log);

        await Assert.ThrowsAnyAsync<CircleCiException>(() => services.Circle().V2.Pipelines.ListForProjectAsync("gh/acme/shop", new() { Branch = "secret-branch" }));

        Assert.NotEmpty(log.OfCircleCi);
        // The factory's own would tell each request again, in their own words.
        Assert.DoesNotContain(log.Entries, e => e.Category.StartsWith("System.Net.Http.HttpClient", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Entries, e => $"{e.Text} {string.Join(' ', e.Properties)} {e.Exception}" is var all && (all.Contains("CCIPAT") || all.Contains("secret-branch")));
    }
}
