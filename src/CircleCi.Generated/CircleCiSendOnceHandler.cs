using CircleCi.Generated.Http;

namespace CircleCi.Generated;

/// <summary>
/// Prevents outer handlers from sending a request twice that may start something, such as a pipeline: if one of them retries or hedges, a request that is not
/// idempotent is rejected when CircleCI may have acted on the first one. Make it the innermost handler, directly around the handler that has the connections.
/// </summary>
/// <remarks>
/// The client adds it automatically to <see cref="CircleCiClientOptions.Handlers"/>, to a <see cref="CircleCiClientOptions.Handler"/> that is a chain of
/// <see cref="DelegatingHandler"/>, and with <c>AddCircleCi</c>. Add it yourself only to a chain in <see cref="CircleCiClientOptions.HttpClient"/>. Requests of
/// other clients are not affected.
/// </remarks>
public sealed class CircleCiSendOnceHandler : DelegatingHandler
{
    /// <summary>Creates a handler whose <see cref="DelegatingHandler.InnerHandler"/> is set later.</summary>
    public CircleCiSendOnceHandler()
    {
    }

    /// <summary>Creates a handler around <paramref name="innerHandler"/>.</summary>
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
                var response = base.Send(request, cancellationToken) ?? throw Transport.NoResponse();
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
                var response = await (base.SendAsync(request, cancellationToken) ?? throw Transport.NoResponse()).ConfigureAwait(false) ?? throw Transport.NoResponse();
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
