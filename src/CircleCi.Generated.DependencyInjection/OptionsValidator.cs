using Microsoft.Extensions.Options;

namespace CircleCi.Generated.DependencyInjection;

/// <summary>Rejects options that a client cannot be created with, with the client's own message.</summary>
internal sealed class OptionsValidator : IValidateOptions<CircleCiClientOptions>
{
    public ValidateOptionsResult Validate(string? name, CircleCiClientOptions options)
    {
        if (options.Handler is not null || options.HttpClient is not null || options.Handlers.Count > 0)
            return Fail(name, "Handler, HttpClient or Handlers is set; add handlers to the builder that AddCircleCi returns, as in services.AddCircleCi().AddHttpMessageHandler(...).");
        try
        {
            new CircleCiClient(options).Dispose();
            return ValidateOptionsResult.Success;
        }
        catch (ArgumentException e)
        {
            return Fail(name, e.Message);
        }
    }

    private static ValidateOptionsResult Fail(string? name, string why) => ValidateOptionsResult.Fail($"{(string.IsNullOrEmpty(name) ? "AddCircleCi" : $"AddCircleCi(\"{name}\")")}: {why}");
}
