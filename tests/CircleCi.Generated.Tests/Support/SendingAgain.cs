namespace CircleCi.Generated.Tests.Support;

/// <summary>A handler as people write them by hand: it sends again whatever goes wrong, and gives no attempt more than a moment.</summary>
/// <param name="copy">What is sent again: a copy of the request, or null for the request itself.</param>
/// <param name="delay">After how long another one is sent besides, though the first has not failed; null to wait for it.</param>
internal sealed class SendingAgain(Func<HttpRequestMessage, Task<HttpRequestMessage>>? copy = null, TimeSpan? delay = null) : DelegatingHandler
{
    public const int MaxAttempts = 4;

    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromMilliseconds(250);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var all = new List<Task<HttpResponseMessage>>();
        for (var attempt = 1; ; attempt++)
        {
            all.Add(AttemptAsync(copy is null ? request : await copy(request), cancellationToken));
            if (delay is { } wait)
            {
                if (await Task.WhenAny(all[^1], Task.Delay(wait, cancellationToken)) != all[^1] && attempt < MaxAttempts)
                    continue;
            }

            try
            {
                var response = await all[^1];
                if (response.IsSuccessStatusCode || attempt == MaxAttempts)
                    return response;
                response.Dispose();
            }
            catch (Exception) when (attempt < MaxAttempts && !cancellationToken.IsCancellationRequested)
            {
            }
        }
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(AttemptTimeout);
            try
            {
                var response = base.Send(copy is null ? request : copy(request).GetAwaiter().GetResult(), limit.Token);
                if (response.IsSuccessStatusCode || attempt == MaxAttempts)
                    return response;
                response.Dispose();
            }
            catch (Exception) when (attempt < MaxAttempts && !cancellationToken.IsCancellationRequested)
            {
            }
        }
    }

    /// <summary>A copy of all that a request has.</summary>
    public static async Task<HttpRequestMessage> Copy(HttpRequestMessage request)
    {
        var copy = await CopyWithoutOptions(request);
        foreach (var option in request.Options)
            ((IDictionary<string, object?>)copy.Options).Add(option);
        return copy;
    }

    /// <summary>A copy as many make it, who know of headers and content only.</summary>
    public static async Task<HttpRequestMessage> CopyWithoutOptions(HttpRequestMessage request)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Version = request.Version };
        if (request.Content is not null)
        {
            copy.Content = new ByteArrayContent(await request.Content.ReadAsByteArrayAsync());
            foreach (var header in request.Content.Headers)
                copy.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        foreach (var header in request.Headers)
            copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
        return copy;
    }

    private async Task<HttpResponseMessage> AttemptAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(AttemptTimeout);
        return await base.SendAsync(request, limit.Token);
    }
}
