namespace CircleCi.Generated.Http;

/// <summary>The methods of HTTP, one object each: a new one for each request is only work for the garbage collector.</summary>
internal static class HttpMethods
{
    private static readonly HttpMethod Patch = new("PATCH");

    public static HttpMethod Of(string method) => method switch
    {
        "GET" => HttpMethod.Get,
        "POST" => HttpMethod.Post,
        "PUT" => HttpMethod.Put,
        "DELETE" => HttpMethod.Delete,
        "PATCH" => Patch,
        _ => new HttpMethod(method),
    };
}
