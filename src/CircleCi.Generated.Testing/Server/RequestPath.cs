using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CircleCi.Generated.Testing.Server;

/// <summary>The path of a request as it was sent, escapes and all, whichever form its target has.</summary>
internal static class RequestPath
{
    public static string Of(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0];
        // To a proxy, and by some clients to every server, the address is sent complete.
        if (target.IndexOf("://", StringComparison.Ordinal) is > 0 and var scheme && !target.StartsWith('/'))
            target = target.IndexOf('/', scheme + 3) is > 0 and var start ? target[start..] : "/";
        return target;
    }

    /// <summary>The path as operations are found by it: a slash at its end means nothing.</summary>
    public static string Routed(string path) => path.Length > 1 && path[^1] == '/' ? path[..^1] : path;
}
