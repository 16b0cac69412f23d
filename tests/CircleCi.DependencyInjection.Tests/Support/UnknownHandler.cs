namespace CircleCi.DependencyInjection.Tests.Support;

/// <summary>Sends everything twice, and nobody can see that it does.</summary>
internal sealed class UnknownHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var first = await base.SendAsync(request, cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }
}
