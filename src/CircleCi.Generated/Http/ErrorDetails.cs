namespace CircleCi.Generated.Http;

/// <summary>
/// What an error response says for programs: the word for the error, which is the <c>type</c> of an error object, OAuth's <c>error</c> or a <c>code</c>; and the id of the
/// request, from the error object or the header <c>X-Request-Id</c>.
/// </summary>
internal static class ErrorDetails
{
    private const string Header = "X-Request-Id";
    private const int MaxLength = 200;

    public static (string? Code, string? RequestId) Of(HttpResponseMessage response, string? body, string? token)
    {
        var start = body?.Length > 0 ? Start(body) : 0;
        var members = start < body?.Length ? LooseObject.Read(body, start) : null;
        var code = members?["error.type"] ?? members?["error.code"] ?? members?["code"] ?? (members?["error_description"] is null ? null : members["error"]);
        var id = members?["error.id"] ?? (response.Headers.TryGetValues(Header, out var values) ? string.Join(",", values) : null);
        return (Shown(code, token), Shown(id, token));
    }

    private static int Start(string body)
    {
        var at = 0;
        while (at < body.Length && (char.IsWhiteSpace(body[at]) || body[at] == '\uFEFF'))
            at++;
        return at;
    }

    private static string? Shown(string? text, string? token) =>
        string.IsNullOrWhiteSpace(text) ? null : MessageText.OneLine(MessageText.Short(global::CircleCi.Generated.Shown.WithoutToken(text, token)!, MaxLength));
}
