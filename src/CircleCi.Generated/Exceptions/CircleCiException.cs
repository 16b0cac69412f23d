using System.Net;
using CircleCi.Generated.Http;

namespace CircleCi.Generated;

/// <summary>
/// Thrown when CircleCI cannot be reached or returns an error. Common errors have classes of their own:
/// <see cref="CircleCiBadRequestException"/> (400), <see cref="CircleCiAuthenticationException"/> (401), <see cref="CircleCiPermissionException"/> (403), <see cref="CircleCiNotFoundException"/> (404),
/// <see cref="CircleCiConflictException"/> (409), <see cref="CircleCiGoneException"/> (410), <see cref="CircleCiRateLimitException"/> (429),
/// <see cref="CircleCiConnectionException"/>, <see cref="CircleCiTimeoutException"/>, <see cref="CircleCiFormatException"/>.
/// </summary>
public class CircleCiException : Exception
{
    /// <summary>Creates an exception, for tests and for clients built on this one.</summary>
    /// <param name="message">The error message.</param>
    /// <param name="innerException">The cause, or null.</param>
    public CircleCiException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The status of the response; null if there was none.</summary>
    public HttpStatusCode? StatusCode
    {
        get => Facts.StatusCode;
        init => Facts.StatusCode = value;
    }

    /// <summary>The HTTP method of the request, such as <c>GET</c>; null if no request was made.</summary>
    public string? RequestMethod
    {
        get => Facts.RequestMethod;
        init => Facts.RequestMethod = value;
    }

    /// <summary>The path of the request, without its query; null if no request was made.</summary>
    public string? RequestPath
    {
        get => Facts.RequestPath;
        init => Facts.RequestPath = value;
    }

    /// <summary>The headers of the response by name; empty if there was none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ResponseHeaders
    {
        get => Facts.ResponseHeaders;
        init => Facts.ResponseHeaders = value;
    }

    /// <summary>How long CircleCI requests to wait before the next attempt (<c>Retry-After</c>); null if it does not.</summary>
    public TimeSpan? RetryAfter
    {
        get => Facts.RetryAfter;
        init => Facts.RetryAfter = value;
    }

    /// <summary>The body of the response as text; null if there was none.</summary>
    public string? ResponseBody
    {
        get => Facts.ResponseBody;
        init => Facts.ResponseBody = value;
    }

    /// <summary>The error code that CircleCI sends, such as <c>validation_error</c>, for programs to distinguish errors; null if it sends none.</summary>
    public string? ErrorCode
    {
        get => Facts.ErrorCode;
        init => Facts.ErrorCode = value;
    }

    /// <summary>The ID of the request, for CircleCI's support; null if the response contains none.</summary>
    public string? RequestId
    {
        get => Facts.RequestId;
        init => Facts.RequestId = value;
    }

    internal ResponseFacts Facts { get; set; } = new();
}
