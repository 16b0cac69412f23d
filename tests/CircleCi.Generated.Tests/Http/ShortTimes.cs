using System.Reflection;
using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;
using CircleCi.Generated.Webhooks;

namespace CircleCi.Generated.Tests.Http;

/// <summary>A number of seconds that was taken for ticks, as PowerShell does, is found out wherever a time can be set.</summary>
public class ShortTimes
{
    private static readonly Dictionary<Type, Action<object, CircleCiClient>> Uses = new()
    {
        [typeof(CircleCiClientOptions)] = (options, _) => new CircleCiClient((CircleCiClientOptions)options).Dispose(),
        [typeof(CircleCiRetryOptions)] = (retry, _) => new CircleCiClient(new CircleCiClientOptions { Token = "", Retry = (CircleCiRetryOptions)retry }).Dispose(),
        [typeof(CircleCiCallOptions)] = (options, circle) => circle.With((CircleCiCallOptions)options),
        [typeof(WaitOptions)] = (options, circle) => circle.V2.Pipelines.Wait(Guid.NewGuid(), null, (WaitOptions)options),
    };

    public static TheoryData<string, string> Options
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var property in typeof(CircleCiClient).Assembly.GetExportedTypes().Where(t => !t.IsSubclassOf(typeof(CircleCiModel))).SelectMany(t => t.GetProperties()).Where(p => (Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType) == typeof(TimeSpan) && p.SetMethod is { IsPublic: true } set && !set.ReturnParameter.GetRequiredCustomModifiers().Any()))
                data.Add(property.DeclaringType!.FullName!, property.Name);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Of_an_option_are_refused_by_name(string type, string option)
    {
        using var wire = new Wire();
        using var circle = wire.Client();
        var options = Activator.CreateInstance(typeof(CircleCiClient).Assembly.GetType(type)!)!;

        foreach (var ticks in new[] { 1L, 2, 60, TimeSpan.TicksPerMillisecond - 1, -60 })
        {
            options.GetType().GetProperty(option)!.SetValue(options, TimeSpan.FromTicks(ticks));
            var refusal = Assert.Throws<ArgumentException>(() => Uses[options.GetType()](options, circle)).Message;
            Assert.Contains($"{option} is {TimeSpan.FromTicks(ticks)}, {ticks} ticks", refusal);
            Assert.EndsWith("write [TimeSpan]::FromSeconds(60) or '00:01:00'.", refusal);
        }

        Assert.Empty(wire.Requests);
    }

    [Fact]
    public void Of_a_limit_or_an_age_are_refused_too()
    {
        Assert.Contains("window is 00:00:00.0000060", Assert.Throws<ArgumentException>(() => new CircleCiRateLimiter(10, TimeSpan.FromTicks(60))).Message);
        Assert.Contains("maxAge is 00:00:00.0000060", Assert.Throws<ArgumentException>(() => new WebhookReplayGuard(TimeSpan.FromTicks(60))).Message);
    }

    [Fact]
    public void Of_a_millisecond_are_taken() => new CircleCiClient(new CircleCiClientOptions { Token = "", AttemptTimeout = TimeSpan.FromMilliseconds(1), Retry = { Delay = TimeSpan.Zero } }).Dispose();
}
