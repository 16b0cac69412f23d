namespace CircleCi.Generated.Http;

/// <summary>Facts that CircleCI's own message omits or gets wrong.</summary>
internal static class Hint
{
    /// <summary>A sentence for the end of the error's message of a response of CircleCI's, or null.</summary>
    public static string? For(ApiRequest request, int status, string? said, string body, string? token) => status switch
    {
        400 or 404 or 409 when request.Route == "/api/v2/pipeline/continue" =>
            "A pipeline can be continued once, within six hours of its creation, with a configuration that is not a setup configuration and without parameters that it was started with.",
        429 when request is { Method: "POST", Route: "/api/v2/organizations/{organizationId}/usage_export_job" } => "An organization can start ten exports per hour.",
        401 when token is null => "No token was sent: set Token or CIRCLE_TOKEN.",
        401 => "The token was revoked, has expired, or belongs to another server; check Token or CIRCLE_TOKEN.",
        // A personal token is what v2 takes; for a project's, it responds as if nothing existed.
        403 or 404 when IsV2(request) && token is not null && Says(said, "Project not found", "Job not found") =>
            "A project token also causes this, because API v2 accepts personal tokens only; so does a personal token whose owner has no access.",
        403 when IsV2(request) && token is not null && Says(said, "User authentication required") => "The token is a project token; API v2 accepts personal tokens only.",
        403 when ErrorMessage.IsPage(body) => "A proxy in front of CircleCI rejected the request: it does so if a body has no Content-Type: application/json, or a GET has one.",
        403 when IsV2(request) && request.Path.Contains("/context") => "CircleCI also returns this for a context that does not exist.",
        404 when token is null => "Without a token, only public data of open-source projects is available.",
        404 => "It may exist, but the token's owner has no access to it.",
        410 => request.Obsolete ?? "CircleCI has removed this operation; use its successor in API v2.",
        _ => null,
    };

    /// <summary>The same for a response of a storage, which got no token and knows none.</summary>
    public static string? ForStorage(int status) => status is 400 or 403 or 404 or 410 ? "Its URL may have expired; request it from CircleCI again." : null;

    private static bool IsV2(ApiRequest request) => request.Path.Contains("/api/v2/");

    private static bool Says(string? said, params string[] texts) => said is not null && texts.Any(t => said.IndexOf(t, StringComparison.OrdinalIgnoreCase) >= 0);
}
