using System.Net;

namespace CircleCi.Generated.Http;

/// <summary>What an exception knows of the request and its response.</summary>
internal sealed class ResponseFacts
{
    public HttpStatusCode? StatusCode { get; set; }

    public string? RequestMethod { get; set; }

    public string? RequestPath { get; set; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> ResponseHeaders { get; set; } = new Dictionary<string, IReadOnlyList<string>>();

    public TimeSpan? RetryAfter { get; set; }

    public string? ResponseBody { get; set; }

    public string? ErrorCode { get; set; }

    public string? RequestId { get; set; }
}
