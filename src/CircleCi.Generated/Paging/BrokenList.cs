using System.Net;
using CircleCi.Generated.Http;

namespace CircleCi.Generated.Paging;

/// <summary>Makes the exceptions for lists that cannot be read to their end.</summary>
internal static class BrokenList
{
    /// <summary>
    /// What the caller gets for a page after the first that is not found; null for any other failure. CircleCI has been seen to lose pages that it
    /// announced (circleci/circleci-docs#6472), with a message that reads as if the project did not exist.
    /// </summary>
    public static CircleCiException? Of(CircleCiException e, int page) => page == 1 || e.StatusCode != HttpStatusCode.NotFound
        ? null
        : new CircleCiException($"{e.RequestMethod} {e.RequestPath}: the list ended unexpectedly at page {page}: 404, although page {page - 1} linked to it.", e)
        {
            StatusCode = e.StatusCode,
            RequestMethod = e.RequestMethod,
            RequestPath = e.RequestPath,
            ResponseHeaders = e.ResponseHeaders,
            ResponseBody = e.ResponseBody,
        };

    /// <summary>A page that begins like the one before it.</summary>
    public static CircleCiException Repeated(ApiRequest request)
    {
        var path = "/" + request.Target.Split('?')[0];
        return new CircleCiException($"{request.Method} {path}: CircleCI returned the same page twice instead of the next one; the list cannot be read completely.")
        {
            RequestMethod = request.Method,
            RequestPath = path,
        };
    }
}
