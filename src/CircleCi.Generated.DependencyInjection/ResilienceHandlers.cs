namespace CircleCi.Generated.DependencyInjection;

/// <summary>Knows the handlers that try again by themselves. By name, so that nobody needs their packages.</summary>
internal static class ResilienceHandlers
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "Microsoft.Extensions.Http.Resilience.ResilienceHandler",
        // As it was called before 8.2.
        "Microsoft.Extensions.Http.Resilience.Internal.ResilienceHandler",
        // Microsoft.Extensions.Http.Polly.
        "Microsoft.Extensions.Http.PolicyHttpMessageHandler",
    };

    /// <summary>The name of such a handler among those that a request passes; null if there is none.</summary>
    public static string? Find(HttpMessageHandler? first)
    {
        for (var handler = first; handler is not null; handler = (handler as DelegatingHandler)?.InnerHandler)
        {
            for (var type = handler.GetType(); type is not null; type = type.BaseType)
            {
                if (Names.Contains(type.FullName!))
                    return type.Name;
            }
        }

        return null;
    }
}
