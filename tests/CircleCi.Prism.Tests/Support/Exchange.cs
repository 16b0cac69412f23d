using System.Net;
using CircleCi.Generated;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Prism.Tests.Support;

/// <summary>What came of a call.</summary>
/// <param name="Violation">What Prism holds against the request, or against the response that it made up itself; null if nothing.</param>
/// <param name="Response">What Prism answered.</param>
/// <param name="Result">What the SDK read of it; null if that is nothing.</param>
/// <param name="Error">What the SDK threw; null if nothing.</param>
internal sealed record Exchange(string? Violation, string Response, object? Result, CircleCiException? Error)
{
    public void AssertAllowed() => Assert.True(Violation is null, Violation);

    /// <summary>The call was allowed, the response was read, and nothing of it is lost.</summary>
    /// <returns>What was read, written back.</returns>
    public JToken? AssertRead()
    {
        AssertAllowed();
        Assert.True(Error is null, $"{Error}\n{Response}");
        var read = Parse(JsonConvert.SerializeObject(Result));
        Assert.Empty(Loss.Of(Parse(Response), read));
        return read;
    }

    /// <summary>As <see cref="AssertRead"/>; or the response to a call that makes or sets something has not the id that it promises, and the SDK says so.</summary>
    public void AssertReadOrLacking()
    {
        if (Error is CircleCiFormatException { RequestMethod: not "GET" } && !HasId(Parse(Response)))
            Assert.Matches(@"\) (has no id|is empty)\.", Error.Message);
        else
            AssertRead();
    }

    /// <summary>As <see cref="AssertRead"/>, and what was read has nothing that was not answered.</summary>
    public void AssertReadExactly() => Assert.Empty(Loss.Of(AssertRead(), Parse(Response)));

    /// <summary>The server does not know the call, and the SDK says which call that is and what the server said.</summary>
    public void AssertUnknown()
    {
        // 405 where another operation has the same path.
        Assert.Contains(Error?.StatusCode, new HttpStatusCode?[] { HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed });
        Assert.StartsWith($"{Error!.RequestMethod} {Error.RequestPath}: {(int)Error.StatusCode!} ", Error.Message);
        Assert.Contains(": The route /api/", Error.Message);
    }

    private static bool HasId(JToken? response) => response is JObject members && members.Properties().Any(m => m.Name is "id" or "workflow_id" or "usage_export_job_id" && m.Value.Type == JTokenType.String);

    private static JToken? Parse(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        return json.Length == 0 ? null : JToken.ReadFrom(reader);
    }
}
