using CircleCi.Generated;
using CircleCi.Generated.DependencyInjection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// Adds a <see cref="CircleCiClient"/> to services: one for the whole program, over the handlers of <c>IHttpClientFactory</c>, which it asks anew for each
/// request. Its options are checked when the program starts, and it logs as <c>CircleCi.Generated</c>.
/// </summary>
/// <remarks>
/// Each method gives the builder of the client's handlers, such as <c>.AddHttpMessageHandler&lt;T&gt;()</c> or <c>.AddStandardResilienceHandler()</c>. A call
/// that starts something, such as a pipeline, is never sent a second time once CircleCI may have acted on it, whoever retries or hedges, also where
/// <c>ConfigureHttpClientDefaults</c> adds such a handler: the innermost handler, a <see cref="CircleCiSendOnceHandler"/>, refuses it. Calls that may be repeated
/// are retried by the handler; where it does so, the client does not retry besides. A handler that only has a timeout leaves retrying to the client.
/// <para>
/// The handler that has the connections, yours too, follows no redirects, keeps no cookies and unpacks nothing, all of which the client sees to, and goes
/// through no proxy to addresses of this machine. What the builder's <c>ConfigureHttpClient</c> says does not reach the client; its own options do. For options
/// out of other services, use <c>services.AddOptions&lt;CircleCiClientOptions&gt;().Configure&lt;TService&gt;(...)</c> besides.
/// </para>
/// </remarks>
public static class CircleCiServiceCollectionExtensions
{
    /// <summary>Adds the client that is injected as <see cref="CircleCiClient"/>.</summary>
    /// <param name="services">The services to add it to.</param>
    /// <param name="configure">Sets options; null to leave them as they start, with <c>CIRCLE_TOKEN</c> and <c>CIRCLE_URL</c>.</param>
    /// <returns>The builder of its handlers.</returns>
    public static IHttpClientBuilder AddCircleCi(this IServiceCollection services, Action<CircleCiClientOptions>? configure = null) =>
        Add(services, Options.Options.DefaultName, null, configure);

    /// <summary>Adds the client that is injected as <see cref="CircleCiClient"/>, with options from configuration.</summary>
    /// <param name="services">The services to add it to.</param>
    /// <param name="section">Usually <c>configuration.GetSection("CircleCi")</c>, with the options' names as keys; what is missing stays as it starts.</param>
    /// <param name="configure">Sets options after the section; null for none.</param>
    /// <returns>The builder of its handlers.</returns>
    public static IHttpClientBuilder AddCircleCi(this IServiceCollection services, IConfigurationSection section, Action<CircleCiClientOptions>? configure = null) =>
        Add(services, Options.Options.DefaultName, section ?? throw new ArgumentNullException(nameof(section)), configure);

    /// <summary>Adds one of several clients, which is injected as <c>[FromKeyedServices("name")] CircleCiClient</c>.</summary>
    /// <param name="services">The services to add it to.</param>
    /// <param name="name">The key of the service, and the name of its options.</param>
    /// <param name="configure">Sets options; null to leave them as they start.</param>
    /// <returns>The builder of its handlers.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public static IHttpClientBuilder AddCircleCi(this IServiceCollection services, string name, Action<CircleCiClientOptions>? configure = null) =>
        Add(services, Check(name), null, configure);

    /// <summary>Adds one of several clients, which is injected as <c>[FromKeyedServices("name")] CircleCiClient</c>, with options from configuration.</summary>
    /// <param name="services">The services to add it to.</param>
    /// <param name="name">The key of the service, and the name of its options.</param>
    /// <param name="section">Its section, with the options' names as keys; what is missing stays as it starts.</param>
    /// <param name="configure">Sets options after the section; null for none.</param>
    /// <returns>The builder of its handlers.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public static IHttpClientBuilder AddCircleCi(this IServiceCollection services, string name, IConfigurationSection section, Action<CircleCiClientOptions>? configure = null) =>
        Add(services, Check(name), section ?? throw new ArgumentNullException(nameof(section)), configure);

    private static IHttpClientBuilder Add(IServiceCollection services, string name, IConfigurationSection? section, Action<CircleCiClientOptions>? configure)
    {
        if (services is null)
            throw new ArgumentNullException(nameof(services));
        var options = services.AddOptions<CircleCiClientOptions>(name).ValidateOnStart();
        if (section is not null)
            // A key that is misspelled would else be as if it were not there.
            options.Bind(section, binder => binder.ErrorOnUnknownConfiguration = true);
        if (configure is not null)
            options.Configure(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CircleCiClientOptions>, OptionsValidator>());

        var httpName = name.Length == 0 ? "CircleCi" : $"CircleCi.{name}";
        if (name.Length == 0)
            services.TryAddSingleton(provider => ClientFactory.Create(provider, name, httpName));
        else
            services.TryAddKeyedSingleton(name, (provider, _) => ClientFactory.Create(provider, name, httpName));

        // The factory's own loggers would tell every request twice, and some versions of them its query and headers.
        var http = services.AddHttpClient(httpName).RemoveAllLoggers();
        // After all that users configure: it holds for a primary handler of theirs too.
        services.PostConfigure<HttpClientFactoryOptions>(httpName, o => o.HttpMessageHandlerBuilderActions.Add(b => b.PrimaryHandler = PrimaryHandler.Secure(b.PrimaryHandler)));
        return http;
    }

    private static string Check(string name) =>
        string.IsNullOrWhiteSpace(name) ? throw new ArgumentException("The client's name is empty; leave it out for the only one.", nameof(name)) : name;
}
