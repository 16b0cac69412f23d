using System.Globalization;
using CircleCi.Generated.Testing.Server;

namespace CircleCi.Generated.Testing;

/// <summary>An error response, which a test can vary in all the ways in which CircleCI and its proxies do.</summary>
public sealed class SandboxErrorResponse : SandboxFault
{
    private readonly List<(string Name, Func<DateTimeOffset, string> Value)> _headers = [];
    private SandboxResponse _response;

    internal SandboxErrorResponse(int status, string message) => _response = SandboxResponse.Message(status, message);

    /// <summary>Adds <c>Retry-After</c> in seconds, such as <c>Retry-After: 7</c>.</summary>
    public SandboxErrorResponse WithRetryAfter(TimeSpan time) => WithHeader("Retry-After", Seconds(time));

    /// <summary>Adds <c>Retry-After</c> as a date by the clock of the sandbox: the specified time after the response.</summary>
    public SandboxErrorResponse WithRetryAfterDate(TimeSpan time)
    {
        _headers.Add(("Retry-After", now => (now + time).ToString("R", CultureInfo.InvariantCulture)));
        return this;
    }

    /// <summary>Adds headers that report no remaining calls until the window resets: <c>RateLimit-Limit</c>, <c>RateLimit-Remaining</c>, <c>RateLimit-Reset</c>.</summary>
    public SandboxErrorResponse WithRateLimit(TimeSpan reset, int limit = 150) => WithLimit("RateLimit-", "", limit, reset);

    /// <summary>Adds such headers for one window: <c>X-RateLimit-Limit-Second</c>, <c>X-RateLimit-Remaining-Second</c>, <c>X-RateLimit-Reset</c>.</summary>
    /// <param name="reset">The time until the window resets.</param>
    /// <param name="limit">The number of calls that the window allows.</param>
    /// <param name="window">Second, Minute, Hour or Day.</param>
    public SandboxErrorResponse WithXRateLimit(TimeSpan reset, int limit = 150, string window = "Second") =>
        WithLimit("X-RateLimit-", window is "Second" or "Minute" or "Hour" or "Day" ? $"-{window}" : throw new ArgumentException($"'{window}' is no window: use Second, Minute, Hour or Day.", nameof(window)), limit, reset);

    /// <summary>Adds a header.</summary>
    public SandboxErrorResponse WithHeader(string name, string value)
    {
        _headers.Add((name, _ => value));
        return this;
    }

    /// <summary>Replaces the JSON message with another body.</summary>
    /// <param name="text">The body, such as "Rate limited."; empty for none.</param>
    /// <param name="contentType">The content type.</param>
    public SandboxErrorResponse WithBody(string text, string contentType = "text/plain")
    {
        _response = SandboxResponse.Text(text, contentType) with { Status = _response.Status };
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => $"It was rejected with {_response.Status}.";

    internal override SandboxResponse Instead(DateTimeOffset now) => _response with { Headers = _headers.GroupBy(h => h.Name).ToDictionary(h => h.Key, h => h.Last().Value(now)) };

    private SandboxErrorResponse WithLimit(string family, string window, int limit, TimeSpan reset) => WithHeader($"{family}Limit{window}", limit.ToString(CultureInfo.InvariantCulture))
        .WithHeader($"{family}Remaining{window}", "0")
        .WithHeader($"{family}Reset", Seconds(reset));

    private static string Seconds(TimeSpan time) => Math.Ceiling(time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
