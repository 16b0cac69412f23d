using System.Net;

namespace CircleCi.Generated;

/// <summary>CircleCI could not be reached, or answered a call with something else than success.</summary>
public class CircleCiException : Exception
{
    /// <summary>An exception for tests and for clients built upon this one.</summary>
    /// <param name="message">What went wrong, for people.</param>
    /// <param name="innerException">What caused it, or null.</param>
    public CircleCiException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The status of the answer; null if there was none.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>The HTTP method of the request, such as <c>GET</c>; null if no request was made.</summary>
    public string? RequestMethod { get; init; }

    /// <summary>The path of the request, without its query; null if no request was made.</summary>
    public string? RequestPath { get; init; }

    /// <summary>The headers of the answer by name; empty if there was none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ResponseHeaders { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The body of the answer as text; null if there was none.</summary>
    public string? ResponseBody { get; init; }
}
