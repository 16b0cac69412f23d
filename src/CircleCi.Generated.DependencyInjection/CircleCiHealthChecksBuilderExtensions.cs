using CircleCi.Generated;
using CircleCi.Generated.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a health check of the clients that <c>services.AddCircleCi()</c> adds.</summary>
public static class CircleCiHealthChecksBuilderExtensions
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Adds a check that CircleCI answers and takes the token, by one <c>GET /me</c> that is not tried again. Without a token, or when CircleCI gets too many
    /// calls, the client is degraded.
    /// </summary>
    /// <param name="builder">The checks to add it to.</param>
    /// <param name="clientName">Which client, as in <c>services.AddCircleCi("name")</c>; null for the one without a name.</param>
    /// <param name="name">The check's name; null for <c>circleci</c>, with a client's name <c>circleci-name</c>.</param>
    /// <param name="failureStatus">What it is when CircleCI cannot be reached or refuses the token; null for unhealthy.</param>
    /// <param name="tags">Tags to choose checks by; null for none.</param>
    /// <param name="timeout">How long it may take; null for 10 seconds.</param>
    /// <returns>The same checks, to add more to.</returns>
    public static IHealthChecksBuilder AddCircleCi(this IHealthChecksBuilder builder, string? clientName = null, string? name = null, HealthStatus? failureStatus = null, IEnumerable<string>? tags = null, TimeSpan? timeout = null)
    {
        if (builder is null)
            throw new ArgumentNullException(nameof(builder));
        return builder.Add(new HealthCheckRegistration(name ?? (clientName is null ? "circleci" : $"circleci-{clientName}"), Create, failureStatus, tags, timeout ?? DefaultTimeout));

        IHealthCheck Create(IServiceProvider provider)
        {
            var circle = clientName is null ? provider.GetRequiredService<CircleCiClient>() : provider.GetRequiredKeyedService<CircleCiClient>(clientName);
            var options = provider.GetRequiredService<IOptionsMonitor<CircleCiClientOptions>>().Get(clientName ?? Options.Options.DefaultName);
            return new CircleCiHealthCheck(circle, string.IsNullOrWhiteSpace(options.Token) && options.TokenProvider is null && options.AsyncTokenProvider is null);
        }
    }
}
