using System.Globalization;
using CircleCi.Generated.Testing.Server;

namespace CircleCi.Generated.Testing;

/// <summary>A response of error, which the test may word in every way that CircleCI and what stands before it do.</summary>
public sealed class SandboxErrorResponse : SandboxFault
{
    private readonly List<(string Name, Func<DateTimeOffset, string> Value)> _headers = [];
    private SandboxResponse _response;

    internal SandboxErrorResponse(int status, string message) => _response = SandboxResponse.Message(status, message);

    /// <summary>Says in how many seconds to come again: <c>Retry-After: 7</c>.</summary>
    public SandboxErrorResponse WithRetryAfter(TimeSpan time) => WithHeader("Retry-After", Seconds(time));

    /// <summary>Says when to come again, as a date by the sandbox's clock: so long after the response.</summary>
    public SandboxErrorResponse WithRetryAfterDate(TimeSpan time)
    {
        _headers.Add(("Retry-After", now => (now + time).ToString("R", CultureInfo.InvariantCulture)));
        return this;
    }

    /// <summary>Says that no call is left until the window begins anew: <c>RateLimit-Limit</c>, <c>RateLimit-Remaining</c>, <c>RateLimit-Reset</c>.</summary>
    public SandboxErrorResponse WithRateLimit(TimeSpan reset, int limit = 150) => WithLimit("RateLimit-", "", limit, reset);

    /// <summary>The same with headers for one window: <c>X-RateLimit-Limit-Second</c>, <c>X-RateLimit-Remaining-Second</c>, <c>X-RateLimit-Reset</c>.</summary>
    /// <param name="reset">The time until the window begins anew.</param>
    /// <param name="limit">How many calls the window allows.</param>
    /// <param name="window">Second, Minute, Hour or Day.</param>
    public SandboxErrorResponse WithXRateLimit(TimeSpan reset, int limit = 150, string window = "Second") =>
        WithLimit("X-RateLimit-", window is "Second" or "Minute" or "Hour" or "Day" ? $"-{window}" : throw new ArgumentException($"'{window}' is no window: use Second, Minute, Hour or Day.", nameof(window)), limit, reset);

    /// <summary>Has another header.</summary>
    public SandboxErrorResponse WithHeader(string name, string value)
    {
        _headers.Add((name, _ => value));
        return this;
    }

    /// <summary>Has another body than JSON with a message.</summary>
    /// <param name="text">Such as "Rate limited."; empty for no body.</param>
    /// <param name="contentType">What it claims to be.</param>
    public SandboxErrorResponse WithBody(string text, string contentType = "text/plain")
    {
        _response = SandboxResponse.Text(text, contentType) with { Status = _response.Status };
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => $"It was refused with {_response.Status}.";

    internal override SandboxResponse Instead(DateTimeOffset now) => _response with { Headers = _headers.GroupBy(h => h.Name).ToDictionary(h => h.Key, h => h.Last().Value(now)) };

    private SandboxErrorResponse WithLimit(string family, string window, int limit, TimeSpan reset) => WithHeader($"{family}Limit{window}", limit.ToString(CultureInfo.InvariantCulture))
        .WithHeader($"{family}Remaining{window}", "0")
        .WithHeader($"{family}Reset", Seconds(reset));

    private static string Seconds(TimeSpan time) => Math.Ceiling(time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
