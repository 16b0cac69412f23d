using CircleCi.Generated.Testing.Faults;
using CircleCi.Generated.Testing.Server;
using Microsoft.AspNetCore.Http;

namespace CircleCi.Generated.Testing;

/// <summary>
/// A fault for <see cref="CircleCiSandbox.Fail"/>. CircleCI does not act on a rejected call; it does act on a call whose response is truncated, slow or
/// never sent: the pipeline that it triggers exists.
/// </summary>
public abstract class SandboxFault
{
    private protected SandboxFault()
    {
    }

    /// <summary>429, without a header that says when to retry. To add one, see <see cref="SandboxErrorResponse"/>.</summary>
    public static SandboxErrorResponse TooManyRequests() => Status(429, "Rate limit exceeded.");

    /// <summary>An internal CircleCI error, in JSON.</summary>
    /// <param name="status">The status, from 500 to 599.</param>
    public static SandboxErrorResponse ServerError(int status = 500) =>
        Status(status is >= 500 and <= 599 ? status : throw new ArgumentOutOfRangeException(nameof(status), status, "Errors of a server are from 500 to 599; use Status for others."), "Internal server error.");

    /// <summary>An error of a proxy in front of CircleCI: an HTML page.</summary>
    /// <param name="status">The status, such as 502, 503, or 403 as returned by a CDN.</param>
    public static SandboxErrorResponse ProxyError(int status = 502) =>
        Status(status, "").WithBody($"<html><head><title>{status} of the proxy</title></head><body><center><h1>{status}</h1></center></body></html>\r\n", "text/html");

    /// <summary>An error with any status and a message, as returned by CircleCI.</summary>
    /// <param name="status">The status, from 400 to 599.</param>
    /// <param name="message">The <c>message</c> in the JSON.</param>
    public static SandboxErrorResponse Status(int status, string message) =>
        new(status is >= 400 and <= 599 ? status : throw new ArgumentOutOfRangeException(nameof(status), status, "Errors are from 400 to 599."), message);

    /// <summary>The connection ends before the response. (.NET itself resends a request without a body if the connection was used before.)</summary>
    public static SandboxFault CutConnection() => new Cut(null);

    /// <summary>The connection ends within the body of the response.</summary>
    /// <param name="after">The number of bytes of the body to send; for a shorter body, all but the last byte are sent.</param>
    public static SandboxFault CutBody(int after = 10) =>
        new Cut(after >= 0 ? after : throw new ArgumentOutOfRangeException(nameof(after), after, "A body has at least 0 bytes."));

    /// <summary>The connection ends halfway through the body, so that a download can be resumed.</summary>
    public static SandboxFault CutHalfway() => new Cut(null, isHalfway: true);

    /// <summary>The response is sent byte by byte.</summary>
    /// <param name="pause">The real time between two bytes; <see cref="Timeout.InfiniteTimeSpan"/> to send only one byte before <see cref="SandboxDelay.Release"/>.</param>
    public static SandboxDelay SlowBody(TimeSpan pause) =>
        new(pause >= TimeSpan.Zero || pause == Timeout.InfiniteTimeSpan ? pause : throw new ArgumentOutOfRangeException(nameof(pause), pause, "A pause is 0 or more, or Timeout.InfiniteTimeSpan."));

    /// <summary>No response is sent before <see cref="SandboxDelay.Release"/>.</summary>
    public static SandboxDelay NoResponse() => new(null);

    /// <summary>The response to return instead of acting on the call; null to act on it.</summary>
    internal virtual SandboxResponse? Instead(DateTimeOffset now) => null;

    /// <summary>The status that the caller gets to see.</summary>
    internal virtual int Seen(int status) => status;

    internal virtual Task SendAsync(HttpResponse response, SandboxResponse content, SandboxRequest request, CancellationToken cancellationToken) => content.SendAsync(response, cancellationToken);
}
