using Polly;
using Polly.Retry;

// The package is not on every feed. Its handler is known by this name, and sends through a pipeline of Polly's as this one does.
namespace Microsoft.Extensions.Http.Resilience
{
    public class ResilienceHandler : DelegatingHandler
    {
        private readonly ResiliencePipeline<HttpResponseMessage> _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = 3,
                Delay = TimeSpan.Zero,
                ShouldHandle = new PredicateBuilder<HttpResponseMessage>().HandleResult(r => (int)r.StatusCode >= 500),
            })
            .Build();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            await _pipeline.ExecuteAsync(async token => await base.SendAsync(request, token), cancellationToken);

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
            _pipeline.Execute(token => base.Send(request, token), cancellationToken);
    }
}

namespace CircleCi.DependencyInjection.Tests.Support
{
    internal sealed class OwnResilienceHandler : Microsoft.Extensions.Http.Resilience.ResilienceHandler;

    /// <summary>Tries again, and nobody can see that it does.</summary>
    internal sealed class UnknownHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var first = await base.SendAsync(request, cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
