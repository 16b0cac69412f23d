using System.Net;
using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;

namespace CircleCi.Generated.Tests.Http;

public class Views
{
    [Fact]
    public void Send_more_headers_and_parameters_and_leave_the_client_as_it_is()
    {
        using var wire = new Wire(json: """{"items":[]}""");
        using var circle = wire.Client();
        var view = circle.With(new() { Headers = { ["X-Trace"] = "1", ["Accept"] = "application/vnd.acme+json" }, Query = { ["include env"] = "a&b" } });

        view.V2.Pipelines.ListForProject("gh/acme/shop", new() { Branch = "main" });
        view.V2.Pipelines.Enumerate("gh/acme").ToList();
        circle.V2.Users.GetCurrent();

        Assert.Equal("1", wire.Requests[0].Headers["X-Trace"]);
        Assert.Equal("application/vnd.acme+json", wire.Requests[0].Headers["Accept"]);
        Assert.Equal("?branch=main&include%20env=a%26b", wire.Requests[0].Address.Query);
        Assert.Equal("?include%20env=a%26b", wire.Requests[1].Address.Query);
        Assert.DoesNotContain("X-Trace", wire.Requests[2].Headers.Keys);
        Assert.Equal("", wire.Requests[2].Address.Query);
    }

    [Fact]
    public void Of_views_add_to_them()
    {
        using var wire = new Wire(HttpStatusCode.BadGateway, "{}");
        using var circle = wire.Client();
        var view = circle.With(new() { MaxRetries = 1, Headers = { ["X-A"] = "1" } }).With(new() { Headers = { ["X-B"] = "2" } });

        Assert.ThrowsAny<CircleCiException>(() => view.V2.Users.GetCurrent());

        Assert.Equal(2, wire.Requests.Count);
        Assert.Equal(("1", "2"), (wire.Requests[0].Headers["X-A"], wire.Requests[0].Headers["X-B"]));
    }

    [Fact]
    public void Do_not_close_the_client_they_are_of()
    {
        using var wire = new Wire(json: "{}");
        using var circle = wire.Client();

        circle.With(new()).Dispose();

        circle.V2.Users.GetCurrent();
        Assert.Single(wire.Requests);
    }

    [Fact]
    public void Do_not_see_later_changes_of_their_options()
    {
        using var wire = new Wire(json: "{}");
        using var circle = wire.Client();
        var options = new CircleCiCallOptions();
        var view = circle.With(options);

        options.Headers["X-Late"] = "1";
        view.V2.Users.GetCurrent();

        Assert.DoesNotContain("X-Late", wire.Request.Headers.Keys);
    }

    [Theory]
    [InlineData("Circle-Token", "x", "is set by the client")]
    [InlineData("authorization", "x", "is set by the client")]
    [InlineData("Host", "x", "is set by the client")]
    [InlineData("X A", "x", "is not a valid name")]
    [InlineData("X-A", "x\r\nX-B: y", "not valid")]
    public void Refuse_headers_that_are_not_theirs(string name, string value, string message)
    {
        using var wire = new Wire(json: "{}");
        using var circle = wire.Client();

        Assert.Contains(message, Assert.Throws<ArgumentException>(() => circle.With(new() { Headers = { [name] = value } })).Message);
    }

    [Fact]
    public void Refuse_each_header_that_a_request_refuses_and_send_each_other_one()
    {
        string[] own = ["Circle-Token", "Authorization", "Proxy-Authorization", "Cookie", "Host", "Content-Type", "Content-Length", "Transfer-Encoding"];
        string[] content = ["Allow", "Content-Disposition", "Content-Encoding", "Content-Language", "Content-Location", "Content-MD5", "Content-Range", "Expires", "Last-Modified"];
        string[] broken = ["", " ", "X A", "X:A", "X(A)", "X\"A", "X/A", "X[A]", "X{A}", "X@A", "X,A", "X;A", "X=A", "X?A", "X<A>", "X\\A", "X\tA", "X\r\nA", "X\0A", "X\u007FA", "X\u00FCA", "X\u65E5A", "X\uD83D\uDE00", " X-A", "X-A "];
        string[] fine = ["X-A", "x_a", "X.A", "X!#$%&'*+-.^_`|~1", "Accept", "User-Agent", "Accept-Language", "Cache-Control", "Date", "ETag", "If-None-Match", "Range", "Via", "Warning", "From", "Referer", "Max-Forwards", "CF-Access-Client-Secret"];
        (string Text, bool IsFine)[] values =
        [
            ("s3cret", true), ("", true), ("s3cret, b; c=\"d\"", true), ("s3cret\tx", true), ("~s3cret!@#$%^&*(){}[]<>?/\\|", true),
            ("s3cret\r\nX-B: y", false), ("s3cret\n", false), ("s3cret\r", false), ("s3cret\0", false), ("s3cret\u001b", false), ("s3cret\u007f", false), ("s3cret\u0085", false), ("s3cret\u00fc", false), ("s3cret\u65e5", false), ("s3cret\ud83d\ude00", false), ("s3cret\ud83d", false),
        ];
        var (sent, refused) = (0, 0);
        using var wire = new Wire(json: "{}");
        using var circle = wire.Client();
        foreach (var name in (string[])[.. own, .. content, .. broken, .. fine])
        {
            foreach (var (value, isFine) in values)
            {
                var options = new CircleCiCallOptions { Headers = { [name] = value } };
                if (fine.Contains(name) && isFine)
                {
                    circle.With(options).V2.Users.GetCurrent();
                    // What .NET knows how to read it may write in its own way.
                    Assert.Contains(name, wire.Requests[^1].Headers.Keys);
                    if (name.StartsWith("X", StringComparison.OrdinalIgnoreCase) || name.StartsWith("CF", StringComparison.Ordinal))
                        Assert.Equal(value, wire.Requests[^1].Headers[name]);
                    sent++;
                    continue;
                }

                var e = Assert.Throws<ArgumentException>(() => circle.With(options));
                Assert.Contains(CircleCi.Generated.MessageText.OneLine(name), e.Message);
                Assert.DoesNotContain("s3cret", e.ToString());
                Assert.DoesNotContain(e.Message, char.IsControl);
                refused++;
            }
        }

        Assert.Equal((fine.Length * 5, ((own.Length + content.Length + broken.Length) * values.Length) + (fine.Length * 11)), (sent, refused));
        Assert.Throws<ArgumentException>(() => circle.With(new() { Headers = { ["X-A"] = null! } }));
    }

    [Fact]
    public void Tell_status_headers_and_tries_of_each_answer()
    {
        var seen = new List<CircleCiResponseInfo>();
        using var wire = new Wire(HttpStatusCode.BadGateway, "{}");
        using var circle = wire.Client();

        Assert.ThrowsAny<CircleCiException>(() => circle.With(new() { OnResponse = seen.Add, MaxRetries = 1 }).V2.Projects.Get("gh/acme/shop"));

        Assert.Equal([(1, HttpStatusCode.BadGateway), (2, HttpStatusCode.BadGateway)], seen.Select(a => (a.Attempts, a.StatusCode)));
        Assert.Equal(("GET", "/api/v2/project/gh/acme/shop"), (seen[0].RequestMethod, seen[0].RequestPath));
        Assert.Contains("application/json", seen[0].Headers["content-type"][0]);
    }

    [Fact]
    public async Task Limit_the_time_of_their_calls()
    {
        var clock = new TestClock();
        await using var server = await Loopback.StartAsync(async context =>
        {
            clock.Advance(TimeSpan.FromSeconds(2));
            var aborted = new TaskCompletionSource();
            context.RequestAborted.Register(() => aborted.TrySetResult());
            await aborted.Task;
        });
        using var circle = server.Client("", o => o.Clock = clock);

        var one = await Assert.ThrowsAsync<CircleCiTimeoutException>(() => circle.With(new() { AttemptTimeout = TimeSpan.FromSeconds(2), MaxRetries = 0 }).V2.Users.GetCurrentAsync());
        var all = await Assert.ThrowsAsync<CircleCiTimeoutException>(() => circle.With(new() { Timeout = TimeSpan.FromSeconds(2) }).V2.Users.GetCurrentAsync());

        Assert.Equal("GET /api/v2/me: no response came within 2 s (AttemptTimeout).", one.Message);
        Assert.Equal("GET /api/v2/me: no response came within 2 s (Timeout, 2 s for all attempts).", all.Message);
    }
}
