using System.Net;

namespace CircleCi.Generated;

/// <summary>The status and headers of a response, for <see cref="CircleCiCallOptions.OnResponse"/>.</summary>
public class CircleCiResponseInfo
{
    internal CircleCiResponseInfo(string requestMethod, string requestPath, int attempts, HttpResponseMessage response, string? token)
    {
        RequestMethod = requestMethod;
        RequestPath = requestPath;
        Attempts = attempts;
        StatusCode = response.StatusCode;
        Headers = Http.Headers.Of(response, token);
        RateLimit = CircleCiRateLimit.Of(response.Headers);
    }

    /// <summary>The HTTP method of the call.</summary>
    public string RequestMethod { get; }

    /// <summary>The path of the call, without its query.</summary>
    public string RequestPath { get; }

    /// <summary>The number of attempts made for the response.</summary>
    public int Attempts { get; }

    /// <summary>The status of the response.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The headers of the response. Their names are not case-sensitive.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Headers { get; }

    /// <summary>The rate limit; null if CircleCI does not report one.</summary>
    public CircleCiRateLimit? RateLimit { get; }
}
