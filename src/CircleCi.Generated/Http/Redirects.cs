namespace CircleCi.Generated.Http;

/// <summary>Finds handlers that follow redirects by themselves.</summary>
internal static class Redirects
{
    /// <exception cref="ArgumentException">The handler, or one that it wraps, follows redirects.</exception>
    public static void Refuse(HttpMessageHandler? handler)
    {
        while (handler is DelegatingHandler { InnerHandler: { } inner })
            handler = inner;
        if (handler is HttpClientHandler { AllowAutoRedirect: true }
#if NET8_0_OR_GREATER
            or SocketsHttpHandler { AllowAutoRedirect: true })
#else
            // .NET has a handler that netstandard2.0 does not know.
            || handler?.GetType().GetProperty("AllowAutoRedirect")?.GetValue(handler) is true)
#endif
            throw new ArgumentException("Handler follows redirects, and would send the token on to wherever they lead; set its AllowAutoRedirect to false. The client follows those that are safe.");
    }
}
