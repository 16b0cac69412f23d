using System.Text;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;

namespace CircleCi.Generated.Testing.Server;

/// <summary>How v1 and v1.1 write a response: as compact JSON where that is what is accepted, as EDN where nothing is said, else as JSON for people. v2 writes compact JSON.</summary>
internal static class Formats
{
    public static SandboxResponse Of(SandboxResponse response, HttpRequest request, SandboxQuirks awkward)
    {
        if (response.Json is null || !IsOld(request))
            return response;
        var accept = request.Headers.Accept.ToString();
        if (accept.Length == 0)
            return response with { Bytes = Encoding.UTF8.GetBytes(Edn.Of(response.Json)), ContentType = Edn.ContentType };
        if (awkward.Comments)
            return response with { Bytes = Encoding.UTF8.GetBytes(Commented(response.Json.ToString(Formatting.Indented))) };
        return accept.Contains("application/json", StringComparison.OrdinalIgnoreCase) ? response : response with { Bytes = Encoding.UTF8.GetBytes(response.Json.ToString(Formatting.Indented)) };
    }

    /// <summary>Whether it is a call of v1 or v1.1.</summary>
    public static bool IsOld(HttpRequest request) => request.Path.StartsWithSegments("/api/v1") || request.Path.StartsWithSegments("/api/v1.1");

    private static string Commented(string json)
    {
        var lines = json.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length - 1; i++)
        {
            if (lines[i + 1].TrimStart()[0] is '}' or ']' && lines[i][^1] is not ('{' or '['))
                lines[i] += ",";
            lines[i] += " // so it is";
        }

        return string.Join('\n', lines);
    }
}
