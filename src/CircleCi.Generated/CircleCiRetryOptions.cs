using CircleCi.Generated.Http;

namespace CircleCi.Generated;

/// <summary>
/// The options for retrying failed calls. Read operations and those that can be repeated (GET, HEAD, PUT, DELETE) are retried after a failed connection, an attempt
/// that timed out, and the statuses 408, 429 and 5xx except 501. Others, such as one that starts a pipeline, are retried only if CircleCI cannot have acted on them: if no
/// connection was made, or the status is 429.
/// </summary>
public sealed class CircleCiRetryOptions
{
    /// <summary>The maximum number of retries of a call; 0 for none. The default is 3.</summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>The approximate delay before the first retry. It doubles with each further retry, and includes random jitter so that clients do not retry together. The default is half a second.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The maximum delay, even if CircleCI requests a longer one (<c>Retry-After</c>). The default is one minute.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromMinutes(1);

    internal CircleCiRetryOptions Validated() => new()
    {
        MaxRetries = MaxRetries is >= 0 and <= 100 ? MaxRetries : throw Refuse(nameof(MaxRetries), MaxRetries, "between 0 and 100"),
        Delay = Timeouts.NotTicks(Delay, "Retry.Delay") >= TimeSpan.Zero ? Delay : throw Refuse(nameof(Delay), Delay, "that is not negative"),
        MaxDelay = Timeouts.NotTicks(MaxDelay, "Retry.MaxDelay") >= TimeSpan.Zero ? MaxDelay : throw Refuse(nameof(MaxDelay), MaxDelay, "that is not negative"),
    };

    private static ArgumentException Refuse(string option, object value, string wanted) => new($"Retry.{option} is {value}; specify a value {wanted}.");
}
