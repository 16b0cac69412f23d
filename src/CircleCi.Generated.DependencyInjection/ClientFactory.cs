using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CircleCi.Generated.DependencyInjection;

/// <summary>Creates clients from the configured services.</summary>
internal static class ClientFactory
{
    private const string Category = "CircleCi.Generated";

    /// <param name="provider">The services.</param>
    /// <param name="name">The name of the options.</param>
    /// <param name="httpName">The name of the handlers.</param>
    /// <exception cref="OptionsValidationException">An option is not valid; the message names it.</exception>
    public static CircleCiClient Create(IServiceProvider provider, string name, string httpName)
    {
        // Of the factory and not of the monitor: these options are nobody else's, and are completed here.
        var options = provider.GetRequiredService<IOptionsFactory<CircleCiClientOptions>>().Create(name);
        var logger = provider.GetRequiredService<ILoggerFactory>().CreateLogger(Category);
        options.Handler = new FactoryHandler(provider.GetRequiredService<IHttpMessageHandlerFactory>(), httpName);
        options.Log += entry => LogBridge.Write(logger, entry);
        return new CircleCiClient(options);
    }
}
