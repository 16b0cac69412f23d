using System.Text;
using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;
using Microsoft.AspNetCore.Http;

namespace CircleCi.Generated.Tests.Paging;

/// <summary>Lists that are read off the wire item by item, over real connections. What other tests hold in memory would count.</summary>
[Collection(nameof(Alone))]
public class Streaming
{
    private static readonly byte[] Item = Encoding.UTF8.GetBytes($$"""{"name":"adds up","classname":"Cart","result":"success","run_time":0.25,"message":"{{new string('m', 400)}}"}""");

    [Fact]
    public async Task Gives_items_before_the_answer_has_come_whole()
    {
        var goOn = new TaskCompletionSource();
        await using var server = await Loopback.StartAsync(async context =>
        {
            await WriteAsync(context, "{\"items\":[", 200, "");
            await context.Response.Body.FlushAsync();
            await goOn.Task;
            await WriteAsync(context, ",", 200, "],\"next_page_token\":null}");
        });
        using var circle = server.Client();
        using var tests = circle.V2.Jobs.EnumerateTests("gh/acme/shop", 1).GetEnumerator();

        // What is left of the response comes only after the first items were seen.
        await Task.Run(() => Assert.True(tests.MoveNext()));
        goOn.SetResult();

        var count = 1;
        while (tests.MoveNext())
            count++;
        Assert.Equal(400, count);
    }

    [Fact]
    public async Task Takes_no_more_memory_for_a_long_list_than_for_a_short_one()
    {
        const int items = 100_000;
        await using var server = await Loopback.StartAsync(context => WriteAsync(context, "{\"items\":[", items, "]}"));
        using var circle = server.Client();

        long count = 0;
        long most = 0;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        foreach (var test in circle.V2.Jobs.EnumerateTests("gh/acme/shop", 1))
        {
            if (++count % 20_000 == 0)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }

        Assert.Equal(items, count);
        // The response has 50 MB, and more as objects.
        Assert.True(most < 8_000_000, $"{most:N0} bytes are held in the middle of the list.");
    }

    [Fact]
    public async Task Says_after_how_many_items_an_answer_broke_off()
    {
        await using var server = await Loopback.StartAsync(context => WriteAsync(context, "{\"items\":[", 3, ",{\"name\":\"adds"));
        using var circle = server.Client();
        var names = new List<string>();

        var e = Assert.ThrowsAny<CircleCiException>(() =>
        {
            foreach (var test in circle.V2.Jobs.EnumerateTests("gh/acme/shop", 1))
                names.Add(test.Name);
        });

        Assert.Equal(["adds up", "adds up", "adds up"], names);
        Assert.Contains("after 3 items", e.Message);
        Assert.Contains("{\"name\":\"adds", e.Message);
    }

    [Fact]
    public async Task Tells_of_a_connection_that_was_cut()
    {
        await using var server = await Loopback.StartAsync(async context =>
        {
            context.Response.ContentLength = 1_000_000;
            await WriteAsync(context, "{\"items\":[", 500, "");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        using var circle = server.Client();

        var e = Assert.ThrowsAny<CircleCiException>(() => circle.V2.Jobs.EnumerateTests("gh/acme/shop", 1).Count());

        Assert.StartsWith("GET /api/v2/project/gh/acme/shop/1/tests: ", e.Message);
        Assert.Null(e.StatusCode);
    }

    [Fact]
    public async Task Lets_go_of_the_connection_when_the_caller_stops_early()
    {
        var aborted = new TaskCompletionSource();
        await using var server = await Loopback.StartAsync(async context =>
        {
            context.RequestAborted.Register(() => aborted.TrySetResult());
            await WriteAsync(context, "{\"items\":[", 1000, "");
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var circle = server.Client();

        Assert.Equal(2, await Task.Run(() => circle.V2.Jobs.EnumerateTests("gh/acme/shop", 1).Take(2).Count()));

        await aborted.Task.WaitAsync(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task Ends_when_it_is_canceled_while_it_waits()
    {
        using var stop = new CancellationTokenSource();
        await using var server = await Loopback.StartAsync(async context =>
        {
            await WriteAsync(context, "{\"items\":[", 1, ",");
            await context.Response.Body.FlushAsync();
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var circle = server.Client();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Run(() => circle.V2.Jobs.EnumerateTests("gh/acme/shop", 1, cancellationToken: stop.Token).Count()));
    }

    [Fact]
    public async Task Takes_items_of_any_size_tokens_before_them_and_members_that_nobody_describes()
    {
        var large = new string('x', 300_000);
        await using var server = await Loopback.StartAsync(context => context.Response.WriteAsync(
            context.Request.QueryString.HasValue
                ? """{"items":[],"next_page_token":null}"""
                : $$"""
                  // tests
                  {"next_page_token":"more","extra":{"items":[1,2,{"a":"]}"}]},"items":[{"name":"a \"b\\"},
                    /* the large one: ] */ {"name":"{{large}}","unknown":[[]]} , null, {"name":"c"},],"count":3}
                  """));
        using var circle = server.Client();

        var names = circle.V2.Jobs.EnumerateTests("gh/acme/shop", 1).Select(t => t.Name).ToList();

        Assert.Equal(["a \"b\\", large, "c"], names);
    }

    [Fact]
    public async Task Reads_lists_that_are_the_whole_answer_and_those_in_a_member()
    {
        await using var server = await Loopback.StartAsync(context => context.Response.WriteAsync(
            context.Request.Path.Value!.EndsWith("/artifacts", StringComparison.Ordinal) ? """[{"path":"a"},{"path":"b"}]""" : """{"tests":[{"name":"c"}]}"""));
        using var circle = server.Client();

        Assert.Equal(["a", "b"], circle.V11.Builds.EnumerateArtifacts("gh/acme/shop", 1).Select(a => a.Path));
        Assert.Equal(["c"], circle.V11.Builds.EnumerateTests("gh/acme/shop", 1).Select(t => t.Name));
    }

#if !NETSTANDARD_ASSEMBLY
    [Fact]
    public async Task Reads_a_long_list_with_await_foreach_too()
    {
        await using var server = await Loopback.StartAsync(context => WriteAsync(context, "{\"items\":[", 5000, "]}"));
        using var circle = server.Client();

        var count = 0;
        await foreach (var test in circle.V2.Jobs.EnumerateTestsAsync("gh/acme/shop", 1))
            count += test.Result == TestOutcome.Success ? 1 : 0;

        Assert.Equal(5000, count);
    }
#endif

    private static async Task WriteAsync(HttpContext context, string before, int items, string after)
    {
        await context.Response.WriteAsync(before);
        for (var i = 0; i < items; i++)
        {
            if (i > 0)
                await context.Response.WriteAsync(",");
            await context.Response.Body.WriteAsync(Item);
        }

        await context.Response.WriteAsync(after);
    }
}
