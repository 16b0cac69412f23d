using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CircleCi.Generated.DependencyInjection;

/// <summary>Requests the current user, once.</summary>
internal sealed class CircleCiHealthCheck(CircleCiClient circle, bool isAnonymous) : IHealthCheck
{
    private static readonly CircleCiCallOptions Once = new() { MaxRetries = 0 };

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var user = await circle.With(Once).V2.Users.GetCurrentAsync(cancellationToken).ConfigureAwait(false);
            return HealthCheckResult.Healthy($"Signed in to {circle.BaseAddress} as {user.Login}.");
        }
        catch (CircleCiAuthenticationException) when (isAnonymous)
        {
            return HealthCheckResult.Degraded($"{circle.BaseAddress} is reachable, but no token is set: only public data can be read. Set Token or CIRCLE_TOKEN.");
        }
        catch (CircleCiRateLimitException e)
        {
            return HealthCheckResult.Degraded($"{circle.BaseAddress} is reachable, but its rate limit is exceeded: {e.Message}", e);
        }
        catch (CircleCiException e)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, e.Message, e);
        }
    }
}
