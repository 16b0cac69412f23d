using CircleCi.Generated;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CircleCi.DependencyInjection.Tests.Support;

/// <summary>Services as a program has them, with their log kept.</summary>
internal static class Services
{
    public static ServiceProvider Of(Action<IServiceCollection> add, Log? log = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging =>
        {
            logging.SetMinimumLevel(LogLevel.Trace);
            if (log is not null)
                logging.AddProvider(log);
        });
        add(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }

    /// <summary>Options that reach a server of a test, and lose no time when they try again.</summary>
    public static Action<CircleCiClientOptions> To(Server server) => options =>
    {
        options.BaseAddress = server.Address;
        options.Token = "CCIPAT_secret";
        options.Retry.Delay = TimeSpan.Zero;
    };

    public static CircleCiClient Circle(this IServiceProvider provider) => provider.GetRequiredService<CircleCiClient>();
}
