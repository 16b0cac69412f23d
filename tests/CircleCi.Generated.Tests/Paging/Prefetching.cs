using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text;
using CircleCi.Generated.Tests.Operations;
using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;

namespace CircleCi.Generated.Tests.Paging;

/// <summary>Lists whose next page is requested while the caller is busy with the items of one.</summary>
public class Prefetching
{
    private const int Pages = 5;
    private const int PageSize = 3;

    public static TheoryData<bool> Ways => new() { false, true };

    public static TheoryData<string, string> AllLists
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var operation in Specs.Operations.Where(o => o.Node["x-items"] is { HasValues: true } && o.Name.StartsWith("List", StringComparison.Ordinal)))
                data.Add(operation.Api, operation.Id);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(AllLists))]
    public void Is_an_option_of_every_list_with_pages_but_of_none_whose_items_may_be_deleted_meanwhile(string api, string operationId)
    {
        var operation = Specs.Operation(api, operationId);
        var items = operation.Node["x-items"]!;
        var hasPages = (items["token"] ?? items["offset"] ?? items["page"]) is not null;
        var area = typeof(CircleCiClient).GetProperty(api)!.PropertyType.GetProperty(operation.Area)!.PropertyType;

        var options = operation.MethodOf(area, operation.Name).GetParameters().SingleOrDefault(p => p.Name == "options")?.ParameterType;

        var prefetch = options?.GetProperty("Prefetch");
        Assert.Equal(hasPages && operation.Node["x-shrinks"] is null, prefetch is not null);
        if (prefetch is not null)
            Assert.False(Assert.IsType<bool>(prefetch.GetValue(Activator.CreateInstance(options!))));
    }

    [Theory]
    [MemberData(nameof(AllLists))]
    public void Gives_the_same_items_with_the_same_requests(string api, string operationId)
    {
        var operation = Specs.Operation(api, operationId);
        if (!IsPrefetched(operation))
            return;
        var isBare = operation.Node["x-items"]!["member"] is null;
        var isByToken = operation.Node["x-items"]!["token"] is not null;
        string[] pages = isBare
            ? ["""[{"name":"a","id":1,"build_num":9}]""", """[{"name":"b","build_num":8}]""", "[]", "[]", "[]"]
            : ["""{"MEMBER":[{"name":"a"},{"name":"b"}],"next_page_token":"t1"}""", """{"MEMBER":[],"next_page_token":"t2"}""", """{"MEMBER":[{"name":"c"}],"next_page_token":null}"""];
        pages = [.. pages.Select(p => p.Replace("MEMBER", (string?)operation.Node["x-items"]!["member"], StringComparison.Ordinal))];
        Assert.True(isByToken || isBare);

        var results = new[] { false, true }.Select(prefetches =>
        {
            using var wire = new PagedWire(pages);
            using var circle = wire.Client();
            var call = new OperationCall(operation) { Change = (parameters, arguments) => SetPrefetch(parameters, arguments, prefetches) };
            var items = call.Enumerate(circle).Select(i => i.ToString()).ToList();
            return (Items: items, wire.Queries);
        }).ToArray();

        Assert.NotEmpty(results[0].Items);
        Assert.Equal(results[0].Items, results[1].Items);
        Assert.Equal(results[0].Queries, results[1].Queries);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Asks_for_the_next_page_while_the_caller_works_and_for_no_other(bool isAsync)
    {
        var asked = new ConcurrentDictionary<int, TaskCompletionSource>();
        var furthest = 0;
        await using var server = RawServer.Start(async (head, stream) =>
        {
            var page = PageOf(head);
            furthest = Math.Max(furthest, page);
            Asked(page).TrySetResult();
            await RespondAsync(stream, Page(page));
        });
        using var circle = server.Client();
        var seen = 0;

        await ForEachAsync(circle, isAsync, async _ =>
        {
            var page = seen++ / PageSize;
            // The caller waits here for a request that only goes out if nobody waits for the caller.
            if (page < Pages - 1)
                await Asked(page + 1).Task.WaitAsync(TimeSpan.FromMinutes(2));
            Assert.InRange(Volatile.Read(ref furthest), page, page + 1);
        });

        Assert.Equal((Pages * PageSize, Pages), (seen, server.Requests));

        TaskCompletionSource Asked(int page) => asked.GetOrAdd(page, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Does_not_ask_ahead_unless_told_to(bool isAsync)
    {
        var furthest = 0;
        await using var server = RawServer.Start(async (head, stream) =>
        {
            furthest = Math.Max(furthest, PageOf(head));
            await RespondAsync(stream, Page(PageOf(head)));
        });
        using var circle = server.Client();
        var seen = 0;

        await ForEachAsync(
            circle,
            isAsync,
            _ =>
            {
                Assert.Equal(seen++ / PageSize, Volatile.Read(ref furthest));
                return Task.CompletedTask;
            },
            options: new());

        Assert.Equal(Pages * PageSize, seen);
    }

    [Theory]
    [InlineData(false, "404 Not Found", """{"message":"Project not found."}""")]
    [InlineData(true, "404 Not Found", """{"message":"Project not found."}""")]
    [InlineData(false, "400 Bad Request", """{"message":"Bad token."}""")]
    [InlineData(true, "400 Bad Request", """{"message":"Bad token."}""")]
    [InlineData(false, "200 OK", """{"items":[{"number":6},{"number":7},{"number":""")]
    [InlineData(true, "200 OK", """{"items":[{"number":6},{"number":7},{"number":""")]
    [InlineData(false, "200 OK", """{"items":[{"number":6}],"next_page_token":"2"}""")]
    [InlineData(true, "200 OK", """{"items":[{"number":6}],"next_page_token":"2"}""")]
    [InlineData(false, "200 OK", "<html>Sign in</html>")]
    [InlineData(true, "200 OK", "<html>Sign in</html>")]
    public async Task Throws_what_is_wrong_with_the_next_page_after_the_items_before_it(bool isAsync, string status, string body)
    {
        await using var server = RawServer.Start((head, stream) => PageOf(head) == 2
            ? RespondAsync(stream, body, status)
            : RespondAsync(stream, Page(PageOf(head))));
        using var circle = server.Client();

        var expected = await CollectAsync(circle, isAsync, new());
        var actual = await CollectAsync(circle, isAsync, new() { Prefetch = true });

        Assert.InRange(expected.Items.Count, 2 * PageSize, (2 * PageSize) + 2);
        Assert.Equal(expected.Items, actual.Items);
        Assert.NotNull(expected.Error);
        Assert.Equal((expected.Error.GetType(), expected.Error.Message), (actual.Error?.GetType(), actual.Error?.Message));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Leaves_nothing_running_when_the_caller_stops(bool isAsync)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await Loopback.StartAsync(async context =>
        {
            var page = PageOf(context.Request.QueryString.Value!);
            if (page == 0)
            {
                await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Page(0)));
                return;
            }

            context.RequestAborted.Register(() => gone.TrySetResult());
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var circle = server.Client();

        await Assert.ThrowsAsync<EnoughException>(() => ForEachAsync(circle, isAsync, async _ =>
        {
            await asked.Task.WaitAsync(TimeSpan.FromMinutes(2));
            throw new EnoughException();
        }));

        // Its connection is closed with the enumeration: what is in the middle of a response is of no use to another call.
        await gone.Task.WaitAsync(TimeSpan.FromMinutes(2));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Ends_with_the_callers_token(bool isAsync)
    {
        using var stop = new CancellationTokenSource();
        await using var server = await Loopback.StartAsync(async context =>
        {
            var page = PageOf(context.Request.QueryString.Value!);
            if (page == 0)
                await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Page(0)));
            else
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var circle = server.Client();
        var seen = 0;

        var e = await Assert.ThrowsAsync<OperationCanceledException>(() => ForEachAsync(
            circle,
            isAsync,
            _ =>
            {
                if (++seen == PageSize)
                    stop.CancelAfter(1);
                return Task.CompletedTask;
            },
            stop.Token));

        Assert.Equal((PageSize, stop.Token), (seen, e.CancellationToken));
    }

    [Theory]
    [InlineData(false, 1, 1)]
    [InlineData(true, 1, 1)]
    [InlineData(false, PageSize, 1)]
    [InlineData(true, PageSize, 1)]
    [InlineData(false, PageSize + 1, 2)]
    [InlineData(true, PageSize + 1, 2)]
    [InlineData(false, Pages * PageSize, Pages)]
    [InlineData(true, Pages * PageSize, Pages)]
    public async Task Asks_for_no_page_that_a_maximum_does_not_need(bool isAsync, int most, int requests)
    {
        using var wire = new PagedWire([.. Enumerable.Range(0, Pages).Select(Page)]);
        using var circle = wire.Client();
        var options = new PipelinesListForProjectOptions { Prefetch = true };

        var count = 0;
        if (isAsync)
        {
#if !NETSTANDARD_ASSEMBLY
            await foreach (var pipeline in circle.V2.Pipelines.EnumerateForProjectAsync("gh/acme/shop", options).AtMost(most))
                count++;
#else
            return;
#endif
        }
        else
        {
            count = circle.V2.Pipelines.EnumerateForProject("gh/acme/shop", options).AtMost(most).Count();
        }

        Assert.Equal((most, requests), (count, wire.Queries.Count));
        await Task.CompletedTask;
    }

#if !NETSTANDARD_ASSEMBLY
    [Fact]
    public async Task Asks_for_one_page_where_only_the_first_item_is_wanted()
    {
        using var wire = new PagedWire([.. Enumerable.Range(0, Pages).Select(Page)]);
        using var circle = wire.Client();
        var pipelines = circle.V2.Pipelines.EnumerateForProjectAsync("gh/acme/shop", new() { Prefetch = true });

        Assert.Equal(0, (await pipelines.FirstAsync()).Number);

        Assert.Single(wire.Queries);
    }
#endif

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Gives_the_same_pages(bool isAsync)
    {
        using var wire = new PagedWire([.. Enumerable.Range(0, Pages).Select(Page)]);
        using var circle = wire.Client();
        var options = new PipelinesListForProjectOptions { Prefetch = true };
        var pages = new List<(string?, int)>();

        if (isAsync)
        {
#if !NETSTANDARD_ASSEMBLY
            await foreach (var page in circle.V2.Pipelines.EnumerateForProjectAsync("gh/acme/shop", options).AsPages())
                pages.Add((page.NextPageToken, page.Items.Count));
#else
            return;
#endif
        }
        else
        {
            pages.AddRange(circle.V2.Pipelines.EnumerateForProject("gh/acme/shop", options).AsPages().Select(p => (p.NextPageToken, p.Items.Count)));
        }

        Assert.Equal([("1", 3), ("2", 3), ("3", 3), ("4", 3), (null, 3)], pages);
        await Task.CompletedTask;
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Waits_and_retries_as_every_call_does(bool isAsync)
    {
        var clock = new TestClock();
        var failed = 0;
        await using var server = RawServer.Start((head, stream) => PageOf(head) > 0 && Interlocked.Increment(ref failed) == 1
            ? RespondAsync(stream, "{}", "503 Service Unavailable\r\nRetry-After: 7")
            : RespondAsync(stream, Page(PageOf(head))));
        using var circle = server.Client(configure: o => (o.Clock, o.RateLimiter) = (clock, new CircleCiRateLimiter(1, TimeSpan.FromSeconds(10))));

        var (items, error) = await CollectAsync(circle, isAsync, new() { Prefetch = true });

        Assert.Null(error);
        Assert.Equal(Pages * PageSize, items.Count);
        Assert.Contains(TimeSpan.FromSeconds(7), clock.Waits);
        // Six requests, of which none may be within ten seconds of another.
        Assert.True(clock.Waits.Sum(w => w.TotalSeconds) >= 50, string.Join(", ", clock.Waits));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Ends_when_the_client_is_disposed(bool isAsync)
    {
        await using var server = RawServer.Start((head, stream) => PageOf(head) == 0 ? RespondAsync(stream, Page(0)) : stream.ReadExactlyAsync(new byte[1]).AsTask());
        using var circle = server.Client();
        var seen = 0;

        await Assert.ThrowsAsync<ObjectDisposedException>(() => ForEachAsync(circle, isAsync, _ =>
        {
            if (++seen == PageSize)
                circle.Dispose();
            return Task.CompletedTask;
        }));

        Assert.Equal(PageSize, seen);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Gives_no_page_after_the_caller_has_canceled(bool isAsync)
    {
        using var wire = new PagedWire([.. Enumerable.Range(0, Pages).Select(Page)]);
        using var circle = wire.Client();
        using var stop = new CancellationTokenSource();
        var options = new PipelinesListForProjectOptions { Prefetch = true };
        var pages = 0;

        var error = await Record.ExceptionAsync(async () =>
        {
            if (isAsync)
            {
#if !NETSTANDARD_ASSEMBLY
                using var other = new CancellationTokenSource();
                await foreach (var page in circle.V2.Pipelines.EnumerateForProjectAsync("gh/acme/shop", options, stop.Token).AsPages().WithCancellation(other.Token))
                    Take();
                return;
#endif
            }

            await Task.Run(() =>
            {
                foreach (var page in circle.V2.Pipelines.EnumerateForProject("gh/acme/shop", options, stop.Token).AsPages())
                    Take();
            });
        });

        Assert.Equal(stop.Token, Assert.IsType<OperationCanceledException>(error, exactMatch: false).CancellationToken);
        Assert.Equal(2, pages);

        void Take()
        {
            if (++pages != 2)
                return;
            // The third page is there: it was read ahead.
            Assert.True(SpinWait.SpinUntil(() => wire.Queries.Count == 3, TimeSpan.FromMinutes(2)));
            stop.Cancel();
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Holds_no_larger_page_than_the_client_does(bool isAsync)
    {
        var large = string.Join(',', Enumerable.Range(PageSize, 2000).Select(n => $$"""{"number":{{n}},"filling":"{{new string('x', 100)}}"}"""));
        await using var server = RawServer.Start((head, stream) => RespondAsync(stream, PageOf(head) == 0 ? Page(0) : $$"""{"items":[{{large}}]}"""));
        using var circle = server.Client(configure: o => o.MaxResponseContentBufferSize = 100_000);

        var (streamed, noError) = await CollectAsync(circle, isAsync, new());
        var (items, error) = await CollectAsync(circle, isAsync, new() { Prefetch = true });

        Assert.Equal((PageSize + 2000, null), (streamed.Count, noError));
        Assert.Contains("more than 100000 bytes (MaxResponseContentBufferSize)", Assert.IsType<CircleCiException>(error).Message);
        // What came of it before it was too large is given, as of a page that breaks off.
        Assert.InRange(items.Count, PageSize, 1000);
        Assert.Equal(streamed.Take(items.Count), items);
    }

    internal static async Task<(List<long> Items, Exception? Error)> CollectAsync(CircleCiClient circle, bool isAsync, PipelinesListForProjectOptions options)
    {
        var items = new List<long>();
        var error = await Record.ExceptionAsync(() => ForEachAsync(
            circle,
            isAsync,
            pipeline =>
            {
                items.Add(pipeline.Number);
                return Task.CompletedTask;
            },
            options: options));
        return (items, error);
    }

    /// <summary>Enumerates, by default ahead; the netstandard2.0 assembly knows only the blocking way.</summary>
    internal static async Task ForEachAsync(CircleCiClient circle, bool isAsync, Func<Pipeline, Task> act, CancellationToken cancellationToken = default, PipelinesListForProjectOptions? options = null)
    {
        options ??= new() { Prefetch = true };
#if !NETSTANDARD_ASSEMBLY
        if (isAsync)
        {
            await foreach (var pipeline in circle.V2.Pipelines.EnumerateForProjectAsync("gh/acme/shop", options, cancellationToken))
                await act(pipeline);
            return;
        }
#endif
        await Task.Run(() =>
        {
            foreach (var pipeline in circle.V2.Pipelines.EnumerateForProject("gh/acme/shop", options, cancellationToken))
                act(pipeline).GetAwaiter().GetResult();
        });
    }

    internal static int PageOf(string head) => head.Split("page-token=") is [_, var rest] ? int.Parse(rest.Split(' ', '&')[0], CultureInfo.InvariantCulture) : 0;

    internal static string Page(int page)
    {
        var items = Enumerable.Range(page * PageSize, PageSize).Select(n => $$"""{"number":{{n}}}""");
        return $$"""{"items":[{{string.Join(',', items)}}],"next_page_token":{{(page == Pages - 1 ? "null" : $"\"{page + 1}\"")}}}""";
    }

    private static bool IsPrefetched(SpecOperation operation) => operation.Node["x-shrinks"] is null && operation.Node["x-items"] is { } items && (items["token"] ?? items["offset"] ?? items["page"]) is not null;

    private static void SetPrefetch(ParameterInfo[] parameters, object?[] arguments, bool value)
    {
        var options = arguments[Array.FindIndex(parameters, p => p.Name == "options")]!;
        options.GetType().GetProperty("Prefetch")!.SetValue(options, value);
    }

    private static Task RespondAsync(Stream stream, string body, string status = "200 OK") =>
        stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}")).AsTask();

    private sealed class EnoughException : Exception;
}
