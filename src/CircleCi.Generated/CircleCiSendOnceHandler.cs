using CircleCi.Generated.Http;

namespace CircleCi.Generated;

/// <summary>
/// Keeps handlers around it from sending a request twice that may start something, such as a pipeline: where one of them retries or hedges, a request that is not
/// idempotent is refused if CircleCI may have acted on the first one. Put it innermost, right around the handler that has the connections.
/// </summary>
/// <remarks>
/// A client puts it there by itself with <see cref="CircleCiClientOptions.Handlers"/>, with a <see cref="CircleCiClientOptions.Handler"/> that is a chain of
/// <see cref="DelegatingHandler"/>, and with <c>AddCircleCi</c>. Only a chain of your own in <see cref="CircleCiClientOptions.HttpClient"/> needs it. Requests of
/// other clients pass.
/// </remarks>
public sealed class CircleCiSendOnceHandler : DelegatingHandler
{
    /// <summary>A handler that is given its <see cref="DelegatingHandler.InnerHandler"/> later.</summary>
    public CircleCiSendOnceHandler()
    {
    }

    /// <summary>A handler around <paramref name="innerHandler"/>.</summary>
    public CircleCiSendOnceHandler(HttpMessageHandler innerHandler)
        : base(innerHandler)
    {
    }

    /// <summary>Whether handlers of others are below it.</summary>
    internal bool HasOthersBelow => InnerHandler is DelegatingHandler and not CircleCiSendOnceHandler;

#if NET8_0_OR_GREATER
    /// <inheritdoc/>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sending = Sending.Begin(this, request, out var scope);
        RequestContent.Begin(request);
        using (scope)
        {
            try
            {
                var response = base.Send(request, cancellationToken);
                sending?.End(this, response.StatusCode);
                return response;
            }
            catch (Exception e)
            {
                sending?.End(this, e, RequestContent.WasSent(request, e));
                throw;
            }
        }
    }
#endif

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sending = Sending.Begin(this, request, out var scope);
        RequestContent.Begin(request);
        using (scope)
        {
            try
            {
                var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
                sending?.End(this, response.StatusCode);
                return response;
            }
            catch (Exception e)
            {
                sending?.End(this, e, RequestContent.WasSent(request, e));
                throw;
            }
        }
    }
}
