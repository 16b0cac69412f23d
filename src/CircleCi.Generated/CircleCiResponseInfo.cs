using System.Net;

namespace CircleCi.Generated;

/// <summary>What came back, apart from the body: for <see cref="CircleCiCallOptions.OnResponse"/>.</summary>
public class CircleCiResponseInfo
{
    internal CircleCiResponseInfo(string requestMethod, string requestPath, int tries, HttpResponseMessage response, string? token)
    {
        RequestMethod = requestMethod;
        RequestPath = requestPath;
        Attempts = tries;
        StatusCode = response.StatusCode;
        Headers = Http.Headers.Of(response, token);
        RateLimit = CircleCiRateLimit.Of(response.Headers);
    }

    /// <summary>The HTTP method of the call.</summary>
    public string RequestMethod { get; }

    /// <summary>The path of the call, without its query.</summary>
    public string RequestPath { get; }

    /// <summary>How many times the call was tried for it.</summary>
    public int Attempts { get; }

    /// <summary>The status of the response.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The headers of the response, by name in any case.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Headers { get; }

    /// <summary>How many calls CircleCI still allows; null if it does not tell.</summary>
    public CircleCiRateLimit? RateLimit { get; }
}
