using System.Net;
using CircleCi.Generated.Tests.Support;

namespace CircleCi.Generated.Tests.Http;

/// <summary>All the shapes that errors come in, and what CircleCI's own message leaves out.</summary>
public class ErrorShapes
{
    [Theory]
    [InlineData("""{"message":"Branch not found"}""", "application/json", "Branch not found")]
    [InlineData("""{"error":"Unexpected field 'x'.","path":"/"}""", "application/json", "Unexpected field 'x'.")]
    [InlineData("""{"error":{"id":"1","type":"invalid","title":"Invalid request","detail":"Limit is too large","source":{"pointer":"/page/limit"}}}""", "application/json", "Limit is too large (at /page/limit)")]
    [InlineData("""{"error":"invalid_grant","error_description":"The code has expired"}""", "application/json", "invalid_grant: The code has expired")]
    [InlineData("""{"type":"https://errors.test#route","title":"No such route","status":400,"detail":"The route /me is not served"}""", "application/problem+json", "Bad Request: The route /me is not served")]
    [InlineData("""{"title":"No such route","status":400}""", "application/problem+json", "Bad Request: No such route")]
    [InlineData("Bad news.", "text/plain", "Bad news.")]
    [InlineData("<html><head><title>Attention required</title></head><body>...</body></html>", "text/html", "a web page, \"Attention required\"")]
    [InlineData("{:message \"Not \\\"allowed\\\"\", :code 4}", "application/edn", "Not \"allowed\"")]
    [InlineData("", "application/json", "Bad Request")]
    [InlineData("{}", "application/json", "Bad Request")]
    [InlineData("// {:message nil}\n{\"message\": \"With a comment\"}", "application/json", "// {:message nil}")]
    [InlineData("""{"message":{"nested":1}}""", "application/json", """{"message":{"nested":1}}""")]
    public void Give_the_best_message_there_is(string body, string contentType, string message)
    {
        using var wire = new Wire(HttpStatusCode.BadRequest, body, contentType);
        using var circle = wire.Client();

        var e = Assert.ThrowsAny<CircleCiException>(() => circle.V2.Users.GetCurrent());

        Assert.StartsWith("GET /api/v2/me: 400 Bad Request", e.Message);
        Assert.Contains(message, e.Message);
        Assert.Equal(body, e.ResponseBody);
    }

    [Fact]
    public void Are_told_apart_by_class()
    {
        var classes = new Dictionary<int, Type>
        {
            [400] = typeof(CircleCiBadRequestException),
            [401] = typeof(CircleCiAuthenticationException),
            [403] = typeof(CircleCiPermissionException),
            [404] = typeof(CircleCiNotFoundException),
            [409] = typeof(CircleCiConflictException),
            [410] = typeof(CircleCiGoneException),
            [422] = typeof(CircleCiException),
            [429] = typeof(CircleCiRateLimitException),
            [500] = typeof(CircleCiException),
        };

        Assert.All(classes, c =>
        {
            using var wire = new Wire((HttpStatusCode)c.Key, "{}");
            using var circle = wire.Client();
            Assert.IsType(c.Value, Assert.ThrowsAny<CircleCiException>(() => circle.V2.Users.GetCurrent()));
        });
    }

    [Theory]
    [InlineData(404, """{"message":"Project not found"}""", "A project token also causes this, because API v2 accepts personal tokens only")]
    [InlineData(403, """{"message":"User authentication required."}""", "The token is a project token; API v2 accepts personal tokens only.")]
    [InlineData(401, """{"message":"Invalid token provided."}""", "The token was revoked, has expired, or belongs to another server")]
    [InlineData(404, """{"message":"Workflow not found"}""", "It may exist, but the token's owner has no access to it.")]
    [InlineData(403, "<html><title>Request blocked</title></html>", "a body has no Content-Type: application/json")]
    public void Are_explained_where_circleci_misleads(int status, string body, string hint)
    {
        using var wire = new Wire((HttpStatusCode)status, body, body.StartsWith('<') ? "text/html" : "application/json");
        using var circle = wire.Client();

        Assert.Contains(hint, Assert.ThrowsAny<CircleCiException>(() => circle.V2.Projects.Get("gh/acme/shop")).Message);
    }

    [Fact]
    public void Of_context_calls_say_that_the_context_may_not_exist()
    {
        using var wire = new Wire(HttpStatusCode.Forbidden, """{"message":"Permission denied."}""");
        using var circle = wire.Client();

        Assert.EndsWith("Permission denied. CircleCI also returns this for a context that does not exist.", Assert.ThrowsAny<CircleCiException>(() => circle.V2.Contexts.Get(Guid.NewGuid())).Message);
    }

    [Fact]
    public void Without_a_token_ask_for_one()
    {
        using var wire = new Wire(HttpStatusCode.Unauthorized, """{"message":"You must log in first."}""");
        using var circle = wire.Client("");

        Assert.EndsWith("You must log in first. No token was sent: set Token or CIRCLE_TOKEN.", Assert.Throws<CircleCiAuthenticationException>(() => circle.V2.Users.GetCurrent()).Message);
    }

    [Fact]
    public void Of_a_retired_operation_name_its_successor()
    {
        using var wire = new Wire(HttpStatusCode.Gone, """{"message":"This endpoint has been removed."}""");
        using var circle = wire.Client();

#pragma warning disable CS0618 // What is obsolete is what is tested.
        var e = Assert.Throws<CircleCiGoneException>(() => circle.V11.Builds.Retry("gh/acme/shop", 22));
#pragma warning restore CS0618

        Assert.Contains("Use circle.V2.Workflows.RerunAsync", e.Message);
    }
}
