using System.Globalization;
using System.Net.Http.Headers;

namespace CircleCi.Generated;

/// <summary>
/// How many calls CircleCI still allows, as a response's headers tell: <c>RateLimit-*</c> and <c>X-RateLimit-*</c>, per second, minute, hour or day. Of
/// several limits this is the one with the fewest calls left.
/// </summary>
public sealed class CircleCiRateLimit
{
    private static readonly string[] Windows = ["", "-Second", "-Minute", "-Hour", "-Day"];

    // No window is longer than a day.
    private const long MaxReset = 24 * 60 * 60;

    private CircleCiRateLimit(long? limit, long? remaining, TimeSpan? reset)
    {
        Limit = limit;
        Remaining = remaining;
        Reset = reset;
    }

    /// <summary>How many calls the window allows; null if CircleCI does not tell.</summary>
    public long? Limit { get; }

    /// <summary>How many of them are left; null if CircleCI does not tell.</summary>
    public long? Remaining { get; }

    /// <summary>How long it takes until the window begins anew; null if CircleCI does not tell, or nothing that can be.</summary>
    public TimeSpan? Reset { get; }

    /// <summary>The limit in words.</summary>
    public override string ToString() => $"{Remaining?.ToString(CultureInfo.InvariantCulture) ?? "?"} of {Limit?.ToString(CultureInfo.InvariantCulture) ?? "?"} calls left{(Reset is { } reset ? $", all again in {reset.TotalSeconds:0} s" : "")}";

    internal static CircleCiRateLimit? Of(HttpResponseHeaders headers)
    {
        CircleCiRateLimit? tightest = null;
        foreach (var prefix in new[] { "RateLimit-", "X-RateLimit-" })
        {
            foreach (var window in Windows)
            {
                var limit = Number(headers, $"{prefix}Limit{window}");
                var remaining = Number(headers, $"{prefix}Remaining{window}");
                var reset = Number(headers, $"{prefix}Reset{window}") ?? (window.Length > 0 ? Number(headers, $"{prefix}Reset") : null);
                if ((limit ?? remaining) is null && (reset is null || window.Length > 0))
                    continue;
                if (tightest is null || remaining < (tightest.Remaining ?? long.MaxValue))
                    tightest = new CircleCiRateLimit(limit, remaining, reset is { } number ? UntilReset(number, headers.Date) : null);
            }
        }

        return tightest;
    }

    /// <summary>Seconds until the window begins anew, as CircleCI gives them, or what others give: the time at which it does, in seconds or milliseconds of Unix.</summary>
    /// <param name="number">What the header has.</param>
    /// <param name="sent">When the response was sent, by the server's own clock.</param>
    private static TimeSpan? UntilReset(long number, DateTimeOffset? sent)
    {
        if (number <= MaxReset)
            return TimeSpan.FromSeconds(number);
        // From 2001 on, up to the year 5138.
        var unix = number is >= 1_000_000_000 and < 100_000_000_000 ? number : number / 1000;
        if (unix is < 1_000_000_000 or >= 100_000_000_000 || sent is not { } now)
            return null;
        var seconds = unix - now.ToUnixTimeSeconds();
        return seconds <= MaxReset ? TimeSpan.FromSeconds(Math.Max(seconds, 0)) : null;
    }

    /// <summary>The number of a header; null if there is none that a count can be.</summary>
    private static long? Number(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) && long.TryParse(values.First().Split(',', ';')[0], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) && number >= 0 ? number : null;
}
