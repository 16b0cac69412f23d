using CircleCi.DependencyInjection.Tests.Support;
using CircleCi.Generated;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CircleCi.DependencyInjection.Tests;

/// <summary>A program with options that cannot be used does not start, and says why.</summary>
public class Validation
{
    public static TheoryData<string, Action<CircleCiClientOptions>> Mistakes => new()
    {
        { "The server's address 'circleci' (BaseAddress or CIRCLE_URL) is not valid; specify one such as https://circleci.com.", o => o.BaseAddress = new Uri("circleci", UriKind.Relative) },
        { "The token is not sent to http://circle.test/ in clear text", o => o.BaseAddress = new Uri("http://circle.test") },
        { "The token contains a character that is not valid in a token", o => o.Token = "CCIPAT_secret\n2" },
        { "Timeout is 00:00:00", o => o.Timeout = TimeSpan.Zero },
        { "Retry.MaxRetries is 101", o => o.Retry.MaxRetries = 101 },
        { "Handler, HttpClient or Handlers is set; add handlers to the builder that AddCircleCi returns", o => o.Handler = new HttpClientHandler() },
        { "Handler, HttpClient or Handlers is set", o => o.HttpClient = new HttpClient() },
        { "Handler, HttpClient or Handlers is set", o => o.Handlers.Add(new UnknownHandler()) },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Ends_the_start_of_a_program(string message, Action<CircleCiClientOptions> mistake)
    {
        var e = await StartAsync(services => services.AddCircleCi(o =>
        {
            o.Token = "CCIPAT_secret";
            mistake(o);
        }));

        Assert.StartsWith($"AddCircleCi: {message}", e.Message);
        Assert.DoesNotContain("CCIPAT", e.ToString());
    }

    [Fact]
    public async Task Names_the_client()
    {
        var e = await StartAsync(services =>
        {
            services.AddCircleCi(o => o.Token = "");
            services.AddCircleCi("own", o => o.Product = "a\nb");
        });

        Assert.StartsWith("AddCircleCi(\"own\"): Product 'a b'", e.Message);
    }

    [Fact]
    public async Task Names_the_key_of_a_value_that_is_none()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration["CircleCi:Retry:MaxRetries"] = "three";
        builder.Services.AddCircleCi(builder.Configuration.GetSection("CircleCi"));
        using var host = builder.Build();

        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());

        Assert.Contains("CircleCi:Retry:MaxRetries", e.Message);
    }

    [Fact]
    public async Task Lets_a_program_without_a_token_start()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddCircleCi(o => o.Token = "");
        using var host = builder.Build();

        await host.StartAsync();
        await host.StopAsync();

        Assert.Equal(CircleCiClientOptions.CloudAddress, host.Services.Circle().BaseAddress);
    }

    private static async Task<OptionsValidationException> StartAsync(Action<IServiceCollection> add)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        add(builder.Services);
        using var host = builder.Build();
        return await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
    }
}
