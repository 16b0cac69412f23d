using CircleCi.Generated.Http;

namespace CircleCi.Generated;

/// <summary>
/// How a call is tried again. Reading calls and those that may be repeated (GET, HEAD, PUT, DELETE) are, after a connection that failed, a try that took too
/// long, and the statuses 408, 429 and 5xx except 501. Others, such as one that starts a pipeline, only where CircleCI cannot have acted on them: no
/// connection came about, or the status is 429.
/// </summary>
public sealed class CircleCiRetryOptions
{
    /// <summary>How often a call is tried again at most; 0 for never. Starts as 3.</summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>How long the wait before the second try is about; it doubles with every further one. A part of it is left to chance, so that clients do not come back together. Starts as half a second.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>How long a wait is at most, also where CircleCI asks for a longer one (<c>Retry-After</c>). Starts as one minute.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromMinutes(1);

    internal CircleCiRetryOptions Validated() => new()
    {
        MaxRetries = MaxRetries is >= 0 and <= 100 ? MaxRetries : throw Refuse(nameof(MaxRetries), MaxRetries, "between 0 and 100"),
        Delay = Timeouts.NotTicks(Delay, "Retry.Delay") >= TimeSpan.Zero ? Delay : throw Refuse(nameof(Delay), Delay, "that is not negative"),
        MaxDelay = Timeouts.NotTicks(MaxDelay, "Retry.MaxDelay") >= TimeSpan.Zero ? MaxDelay : throw Refuse(nameof(MaxDelay), MaxDelay, "that is not negative"),
    };

    private static ArgumentException Refuse(string option, object value, string wanted) => new($"Retry.{option} is {value}; give a value {wanted}.");
}
