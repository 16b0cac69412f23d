using CircleCi.Generated;
using CircleCi.Generated.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds health checks for the clients registered with <c>services.AddCircleCi()</c>.</summary>
public static class CircleCiHealthChecksBuilderExtensions
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Adds a health check that CircleCI responds and accepts the token. It sends a single <c>GET /me</c> without retries. Without a token, or when the rate
    /// limit is exceeded, the client is degraded.
    /// </summary>
    /// <param name="builder">The health checks builder.</param>
    /// <param name="clientName">The name of the client, as in <c>services.AddCircleCi("name")</c>, or null for the client without a name.</param>
    /// <param name="name">The name of the health check, or null for <c>circleci</c> (<c>circleci-name</c> for a named client).</param>
    /// <param name="failureStatus">The status to report if CircleCI cannot be reached or rejects the token, or null for unhealthy.</param>
    /// <param name="tags">Tags for filtering health checks, or null for none.</param>
    /// <param name="timeout">The timeout of the health check, or null for 10 seconds.</param>
    /// <returns>The same builder, for chaining.</returns>
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
