using System.Reflection;
using System.Text.Json.Nodes;
using CircleCi.DependencyInjection.Tests.Support;
using CircleCi.Generated;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CircleCi.DependencyInjection.Tests;

public class Configuration
{
    /// <summary>A value other than the default one for each option that a file can hold.</summary>
    private static readonly Dictionary<string, string> Values = new()
    {
        ["Token"] = "CCIPAT_file",
        ["BaseAddress"] = "https://circle.acme.test/",
        ["Product"] = "shop/1.0",
        ["AttemptTimeout"] = "00:00:20",
        ["Timeout"] = "00:02:00",
        ["MaxResponseContentBufferSize"] = "1000",
        ["ThrowOnUnreadableMembers"] = "True",
        ["Retry:MaxRetries"] = "7",
        ["Retry:Delay"] = "00:00:02",
        ["Retry:MaxDelay"] = "00:00:30",
        ["RateLimiter:PermitLimit"] = "40",
        ["RateLimiter:Window"] = "00:00:10",
    };

    [Fact]
    public void Sets_each_option_that_it_can_hold()
    {
        var options = Read(Section(Values));

        Assert.Equal(Values.OrderBy(v => v.Key), Simple(options).OrderBy(v => v.Key));
    }

    [Fact]
    public void Leaves_what_is_missing_as_it_starts() => Assert.Equal(Simple(new CircleCiClientOptions()), Simple(Read(Section([]))));

    [Fact]
    public void Of_a_key_that_no_option_has_is_refused_by_name()
    {
        var e = Assert.Throws<InvalidOperationException>(() => Read(Section(new() { ["Timout"] = "00:02:00" })));

        Assert.Contains("Timout", e.Message);
    }

    [Fact]
    public void Comes_before_code()
    {
        var options = Read(Section(new() { ["Product"] = "file/1.0", ["Timeout"] = "00:02:00" }), o => o.Product = "code/1.0");

        Assert.Equal(("code/1.0", TimeSpan.FromMinutes(2)), (options.Product, options.Timeout));
    }

    [Fact]
    public void Of_a_named_client_is_its_own()
    {
        using var services = Services.Of(s =>
        {
            s.AddCircleCi();
            s.AddCircleCi("own", Section(new() { ["BaseAddress"] = "https://circle.acme.test" }));
        });

        Assert.Equal("circle.acme.test", services.GetRequiredKeyedService<CircleCiClient>("own").BaseAddress.Host);
        Assert.Null(services.GetRequiredService<IOptionsMonitor<CircleCiClientOptions>>().Get("").Product);
    }

    [Fact]
    public void Has_a_schema_with_exactly_these_options()
    {
        var section = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "ConfigurationSchema.json")))!["properties"]!["CircleCi"]!.AsObject();

        var described = Described(section, "").ToDictionary(d => d.Key, d => d.Schema);

        Assert.Equal(Values.Keys.Order(), described.Keys.Order());
        Assert.Equal(OptionsIn(typeof(CircleCiClientOptions), "").Order(), described.Keys.Order());
        Assert.All(described.Values, s => Assert.NotEmpty((string)s["description"]!));
        Assert.All(described, d => Assert.Matches((string?)d.Value["pattern"] ?? "", Values[d.Key]));
        var defaults = Simple(new CircleCiClientOptions { BaseAddress = CircleCiClientOptions.CloudAddress });
        Assert.All(described.Where(d => d.Value["default"] is not null), d => Assert.Equal(Parse(defaults[d.Key]), Parse(d.Value["default"]!.ToString())));
        Assert.Equal(["AttemptTimeout", "BaseAddress", "MaxResponseContentBufferSize", "Retry:Delay", "Retry:MaxDelay", "Retry:MaxRetries", "ThrowOnUnreadableMembers", "Timeout"], described.Where(d => d.Value["default"] is not null).Select(d => d.Key).Order());
    }

    private static object Parse(string text) => bool.TryParse(text, out var flag) ? flag : long.TryParse(text, out var number) ? number : TimeSpan.TryParse(text, out var time) ? time : text;

    private static IConfigurationSection Section(Dictionary<string, string> values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => new KeyValuePair<string, string?>($"CircleCi:{v.Key}", v.Value))).Build().GetSection("CircleCi");

    private static CircleCiClientOptions Read(IConfigurationSection section, Action<CircleCiClientOptions>? configure = null)
    {
        using var services = Services.Of(s => s.AddCircleCi(section, configure));
        return services.GetRequiredService<IOptions<CircleCiClientOptions>>().Value;
    }

    /// <summary>The options that a file can hold, as text.</summary>
    private static Dictionary<string, string> Simple(CircleCiClientOptions options) =>
        OptionsIn(typeof(CircleCiClientOptions), "")
            .Select(key => (Key: key, Value: key.Split(':').Aggregate((object?)options, (it, name) => it?.GetType().GetProperty(name)!.GetValue(it))))
            .Where(o => o.Value is not null)
            .ToDictionary(o => o.Key, o => o.Value!.ToString()!);

    /// <summary>The keys of what is text, a number, a time or an address, here and in classes of the SDK's own.</summary>
    private static IEnumerable<string> OptionsIn(Type type, string prefix)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var kind = property.PropertyType;
            if (kind == typeof(string) || kind == typeof(int) || kind == typeof(long) || kind == typeof(bool) || kind == typeof(TimeSpan) || kind == typeof(Uri))
                yield return prefix + property.Name;
            else if (kind.Assembly == type.Assembly && !kind.IsAbstract)
            {
                foreach (var inner in OptionsIn(kind, $"{prefix}{property.Name}:"))
                    yield return inner;
            }
        }
    }

    private static IEnumerable<(string Key, JsonObject Schema)> Described(JsonObject schema, string prefix) =>
        from property in schema["properties"]!.AsObject()
        let inner = property.Value!.AsObject()
        from described in inner["properties"] is null ? [(prefix + property.Key, inner)] : Described(inner, $"{prefix}{property.Key}:")
        select described;
}
