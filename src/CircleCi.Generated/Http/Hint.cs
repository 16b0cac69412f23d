namespace CircleCi.Generated.Http;

/// <summary>What CircleCI's own message leaves out, or gets wrong.</summary>
internal static class Hint
{
    /// <summary>A sentence for the end of the error's message of a response of CircleCI's, or null.</summary>
    public static string? For(ApiRequest request, int status, string? said, string body, string? token) => status switch
    {
        400 or 404 or 409 when request.Route == "/api/v2/pipeline/continue" =>
            "A pipeline is continued once, within six hours of its creation, with no setup configuration again and no parameter that it was started with.",
        429 when request is { Method: "POST", Route: "/api/v2/organizations/{organizationId}/usage_export_job" } => "An organization gets ten exports an hour.",
        401 when token is null => "No token was sent: set Token, or CIRCLE_TOKEN.",
        401 => "The token that was sent was revoked, has expired, or is another server's; Token says which it is, or CIRCLE_TOKEN.",
        // A personal token is what v2 takes; a project's is answered as if nothing existed.
        403 or 404 when IsV2(request) && token is not null && Says(said, "Project not found", "Job not found") =>
            "A project token does this too, since API v2 takes personal tokens only; so does a personal one whose owner may not see it.",
        403 when IsV2(request) && token is not null && Says(said, "User authentication required") => "The token is a project's; API v2 takes personal ones only.",
        403 when ErrorMessage.IsPage(body) => "Something before CircleCI refused the request: it does so where a body has no Content-Type: application/json, or a GET has one.",
        403 when IsV2(request) && request.Path.Contains("/context") => "A context that does not exist is answered like this too.",
        404 when token is null => "Without a token only public data of open-source projects is found.",
        404 => "It may exist and the token's owner not be allowed to see it.",
        410 => request.Obsolete ?? "CircleCI has removed this operation; look for its successor in API v2.",
        _ => null,
    };

    /// <summary>The same for a response of a storage, which got no token and knows none.</summary>
    public static string? ForStorage(int status) => status is 400 or 403 or 404 or 410 ? "Its address may have expired; ask CircleCI for it again." : null;

    private static bool IsV2(ApiRequest request) => request.Path.Contains("/api/v2/");

    private static bool Says(string? said, params string[] texts) => said is not null && texts.Any(t => said.IndexOf(t, StringComparison.OrdinalIgnoreCase) >= 0);
}
