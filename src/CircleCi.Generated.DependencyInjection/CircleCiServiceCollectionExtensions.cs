using CircleCi.Generated;
using CircleCi.Generated.DependencyInjection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// Adds a <see cref="CircleCiClient"/> to the services: a singleton over the handlers of <c>IHttpClientFactory</c>, from which it gets the current handler for
/// each request. Its options are validated when the program starts, and it logs as <c>CircleCi.Generated</c>.
/// </summary>
/// <remarks>
/// Each method returns the builder for the client's handlers, for example to add <c>.AddHttpMessageHandler&lt;T&gt;()</c> or <c>.AddStandardResilienceHandler()</c>.
/// A request that starts something, such as a pipeline, is never sent again once CircleCI may have acted on it, no matter which handler retries or hedges, including
/// handlers added by <c>ConfigureHttpClientDefaults</c>: the innermost handler, a <see cref="CircleCiSendOnceHandler"/>, rejects it. Requests that can be repeated
/// are retried by the handler; the client then does not retry as well. If a handler only sets a timeout, the client retries.
/// <para>
/// The primary handler, including one that you configure, is set to follow no redirects, keep no cookies and decompress nothing, because the client does so itself, and
/// to use no proxy for local addresses. Settings of the builder's <c>ConfigureHttpClient</c> do not affect the client; use the client's options. For options
/// that depend on other services, also use <c>services.AddOptions&lt;CircleCiClientOptions&gt;().Configure&lt;TService&gt;(...)</c>.
/// </para>
/// </remarks>
public static class CircleCiServiceCollectionExtensions
{
    /// <summary>Adds the client that is injected as <see cref="CircleCiClient"/>.</summary>
    /// <param name="services">The service collection.</param>
    /// <param name="configure">Configures the options, or null to use the defaults with <c>CIRCLE_TOKEN</c> and <c>CIRCLE_URL</c>.</param>
    /// <returns>The builder for the client's handlers.</returns>
    public static IHttpClientBuilder AddCircleCi(this IServiceCollection services, Action<CircleCiClientOptions>? configure = null) =>
        Add(services, Options.Options.DefaultName, null, configure);

    /// <summary>Adds the client that is injected as <see cref="CircleCiClient"/>, with options from configuration.</summary>
    /// <param name="services">The service collection.</param>
    /// <param name="section">The configuration section, usually <c>configuration.GetSection("CircleCi")</c>, with the names of the options as keys. Missing keys keep their defaults.</param>
    /// <param name="configure">Configures the options after the section is applied, or null.</param>
    /// <returns>The builder for the client's handlers.</returns>
    public static IHttpClientBuilder AddCircleCi(this IServiceCollection services, IConfigurationSection section, Action<CircleCiClientOptions>? configure = null) =>
        Add(services, Options.Options.DefaultName, section ?? throw new ArgumentNullException(nameof(section)), configure);

    /// <summary>Adds a named client, which is injected as <c>[FromKeyedServices("name")] CircleCiClient</c>.</summary>
    /// <param name="services">The service collection.</param>
    /// <param name="name">The key of the service, and the name of its options.</param>
    /// <param name="configure">Configures the options, or null to use the defaults.</param>
    /// <returns>The builder for the client's handlers.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public static IHttpClientBuilder AddCircleCi(this IServiceCollection services, string name, Action<CircleCiClientOptions>? configure = null) =>
        Add(services, Check(name), null, configure);

    /// <summary>Adds a named client, which is injected as <c>[FromKeyedServices("name")] CircleCiClient</c>, with options from configuration.</summary>
    /// <param name="services">The service collection.</param>
    /// <param name="name">The key of the service, and the name of its options.</param>
    /// <param name="section">The configuration section, with the names of the options as keys. Missing keys keep their defaults.</param>
    /// <param name="configure">Configures the options after the section is applied, or null.</param>
    /// <returns>The builder for the client's handlers.</returns>
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

        // The factory's own loggers would log every request twice, and some versions of them its query and headers.
        var http = services.AddHttpClient(httpName).RemoveAllLoggers();
        // After all that users configure: it holds for a primary handler of theirs too.
        services.PostConfigure<HttpClientFactoryOptions>(httpName, o => o.HttpMessageHandlerBuilderActions.Add(b => b.PrimaryHandler = PrimaryHandler.Secure(b.PrimaryHandler)));
        return http;
    }

    private static string Check(string name) =>
        string.IsNullOrWhiteSpace(name) ? throw new ArgumentException("The client's name is empty; omit it to register a single client.", nameof(name)) : name;
}
