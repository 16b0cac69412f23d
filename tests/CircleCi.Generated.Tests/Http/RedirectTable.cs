using System.Collections.Concurrent;
using System.Net;
using CircleCi.Generated.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace CircleCi.Generated.Tests.Http;

/// <summary>Each redirect of each method: only what keeps the method by its definition sends something that changes anything once more.</summary>
public class RedirectTable
{
    public static TheoryData<int, string, bool> Cases
    {
        get
        {
            var cases = new TheoryData<int, string, bool>();
            foreach (var status in new[] { 301, 302, 303, 307, 308 })
            {
                foreach (var method in new[] { "GET", "HEAD", "PUT", "DELETE", "POST", "PATCH" })
                {
                    cases.Add(status, method, true);
                    cases.Add(status, method, false);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Holds(int status, string method, bool isAsync)
    {
        var asked = new ConcurrentQueue<string>();
        await using var server = await Loopback.StartAsync(async context =>
        {
            using var body = new StreamReader(context.Request.Body);
            asked.Enqueue($"{context.Request.Method} {context.Request.Path} {await body.ReadToEndAsync()}".Trim());
            if (context.Request.Path == "/login")
            {
                await context.Response.WriteAsync("<html>Sign in</html>");
                return;
            }

            context.Response.StatusCode = status;
            context.Response.Headers.Location = "/login";
        });
        using var circle = server.Client("CCIPAT_table");
        object? content = method is "PUT" or "POST" or "PATCH" ? new { value = "secret" } : null;
        var isRead = method is "GET" or "HEAD";
        var isFollowed = isRead || (method is "PUT" or "DELETE" && status is 307 or 308);

        var call = () => isAsync ? circle.SendAsync(new HttpMethod(method), "/api/v2/thing", content) : Task.Run(() => circle.Send(new HttpMethod(method), "/api/v2/thing", content));

        if (isFollowed)
        {
            await call();
        }
        else
        {
            var e = await Assert.ThrowsAnyAsync<CircleCiException>(call);
            Assert.Equal(status, (int?)e.StatusCode);
        }

        Assert.Equal(isFollowed ? 2 : 1, asked.Count);
        Assert.All(asked.Skip(1), a => Assert.StartsWith($"{method} /login", a));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_web_page_is_no_success_of_a_call_that_changes_something(bool isAsync)
    {
        await using var server = await Loopback.StartAsync(context =>
        {
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync("\n<!doctype html><title>Sign in</title>");
        });
        using var circle = server.Client("CCIPAT_table");

        // One that has a response to read, and one that has none.
        var context = await Assert.ThrowsAsync<CircleCiFormatException>(() => isAsync ? circle.V2.Contexts.DeleteAsync(Guid.NewGuid()) : Task.Run(() => circle.V2.Contexts.Delete(Guid.NewGuid())));
        var key = await Assert.ThrowsAsync<CircleCiFormatException>(() => isAsync ? circle.V11.Projects.EnableAsync("gh/acme/shop") : Task.Run(() => circle.V11.Projects.Enable("gh/acme/shop")));

        Assert.Contains("is a web page", context.Message);
        Assert.Contains("is a web page", key.Message);
    }

    [Theory]
    [InlineData("//")]
    [InlineData("https://")]
    [InlineData("http://[")]
    [InlineData("://")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://user:CCIPAT_table@127.0.0.1:1/")]
    [InlineData("\u0001")]
    public async Task An_address_that_is_none_is_an_error_that_has_the_status(string location)
    {
        await using var server = RawServer.Start($"HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n");
        using var circle = server.Client("CCIPAT_table");

        var e = await Assert.ThrowsAnyAsync<CircleCiException>(() => circle.V2.Users.GetCurrentAsync());
        var sync = await Task.Run(() => Assert.ThrowsAny<CircleCiException>(() => circle.V2.Users.GetCurrent()));

        Assert.Equal(e.Message, sync.Message);
        Assert.DoesNotContain("CCIPAT_table", e.ToString());
        if (location != "\u0001")
            Assert.Equal(HttpStatusCode.Found, e.StatusCode);
    }
}
