using CircleCi.Generated.Testing.Faults;
using CircleCi.Generated.Testing.Server;
using Microsoft.AspNetCore.Http;

namespace CircleCi.Generated.Testing;

/// <summary>
/// What goes wrong with a call, for <see cref="CircleCiSandbox.Fail"/>. A call that is refused was not acted on; one whose response is cut, slow or does
/// not come was: the pipeline that it triggers is there.
/// </summary>
public abstract class SandboxFault
{
    private protected SandboxFault()
    {
    }

    /// <summary>429, without a header that says when to come again: see <see cref="SandboxErrorResponse"/> for those.</summary>
    public static SandboxErrorResponse TooManyRequests() => Status(429, "Rate limit exceeded.");

    /// <summary>An error of CircleCI's own, in JSON.</summary>
    /// <param name="status">From 500 to 599.</param>
    public static SandboxErrorResponse ServerError(int status = 500) =>
        Status(status is >= 500 and <= 599 ? status : throw new ArgumentOutOfRangeException(nameof(status), status, "Errors of a server are from 500 to 599; use Status for others."), "Internal server error.");

    /// <summary>An error of a proxy before CircleCI: a web page.</summary>
    /// <param name="status">Such as 502, 503, or 403 as a CDN gives it.</param>
    public static SandboxErrorResponse ProxyError(int status = 502) =>
        Status(status, "").WithBody($"<html><head><title>{status} of the proxy</title></head><body><center><h1>{status}</h1></center></body></html>\r\n", "text/html");

    /// <summary>Any status of an error, with a message as CircleCI gives it.</summary>
    /// <param name="status">From 400 to 599.</param>
    /// <param name="message">The <c>message</c> of the JSON.</param>
    public static SandboxErrorResponse Status(int status, string message) =>
        new(status is >= 400 and <= 599 ? status : throw new ArgumentOutOfRangeException(nameof(status), status, "Errors are from 400 to 599."), message);

    /// <summary>The connection ends before any byte of the response. (.NET itself sends a request without a body once more if the connection was used before.)</summary>
    public static SandboxFault CutConnection() => new Cut(null);

    /// <summary>The connection ends within the body of the response.</summary>
    /// <param name="after">How many bytes of the body come before; of a shorter body all but the last one come.</param>
    public static SandboxFault CutBody(int after = 10) =>
        new Cut(after >= 0 ? after : throw new ArgumentOutOfRangeException(nameof(after), after, "A body has 0 bytes at least."));

    /// <summary>The connection ends in the middle of the body: of a file that is downloaded, half of it is there to resume from.</summary>
    public static SandboxFault CutHalfway() => new Cut(null, isHalfway: true);

    /// <summary>The response comes byte by byte.</summary>
    /// <param name="pause">The real time between two bytes; <see cref="Timeout.InfiniteTimeSpan"/> for only one byte before <see cref="SandboxDelay.Release"/>.</param>
    public static SandboxDelay SlowBody(TimeSpan pause) =>
        new(pause >= TimeSpan.Zero || pause == Timeout.InfiniteTimeSpan ? pause : throw new ArgumentOutOfRangeException(nameof(pause), pause, "A pause is 0 or more, or Timeout.InfiniteTimeSpan."));

    /// <summary>No response comes, not before <see cref="SandboxDelay.Release"/>.</summary>
    public static SandboxDelay NoResponse() => new(null);

    /// <summary>What is answered instead of acting on the call; null to act on it.</summary>
    internal virtual SandboxResponse? Instead(DateTimeOffset now) => null;

    /// <summary>The status that the caller gets to see.</summary>
    internal virtual int Seen(int status) => status;

    internal virtual Task SendAsync(HttpResponse response, SandboxResponse content, SandboxRequest request, CancellationToken cancellationToken) => content.SendAsync(response, cancellationToken);
}
