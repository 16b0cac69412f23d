using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;
using Microsoft.AspNetCore.Http;

namespace CircleCi.Generated.Tests.Http;

/// <summary>Each way in which a server fails, for each kind of call: how often it is tried, and what the caller gets. Nothing that may have been acted on is sent twice.</summary>
public class Faults
{
    private const string Whole = """{"message":"ok","id":"3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10"}""";
    private static readonly Guid Id = Guid.Parse(Sample.Id);

    // One row a fault: how often what may be repeated is tried, how often what may not, and what the caller gets.
    private static readonly Dictionary<string, (int Repeatable, int Once, Type Exception, int? Status)> Table = new()
    {
        ["connection refused"] = (4, 4, typeof(CircleCiConnectionException), null),
        ["reset before headers"] = (4, 1, typeof(CircleCiConnectionException), null),
        ["reset in body"] = (4, 1, typeof(CircleCiConnectionException), null),
        ["stalled body"] = (4, 1, typeof(CircleCiTimeoutException), null),
        ["stalled headers"] = (4, 1, typeof(CircleCiTimeoutException), null),
        ["408"] = (4, 1, typeof(CircleCiException), 408),
        ["429"] = (4, 4, typeof(CircleCiRateLimitException), 429),
        ["429 with Retry-After"] = (4, 4, typeof(CircleCiRateLimitException), 429),
        ["500"] = (4, 1, typeof(CircleCiException), 500),
        ["501"] = (1, 1, typeof(CircleCiException), 501),
        ["502 with HTML"] = (4, 1, typeof(CircleCiException), 502),
        ["503"] = (4, 1, typeof(CircleCiException), 503),
        ["504"] = (4, 1, typeof(CircleCiException), 504),
        ["200 with cut JSON"] = (1, 1, typeof(CircleCiFormatException), 200),
        ["404"] = (1, 1, typeof(CircleCiNotFoundException), 404),
    };

    private static readonly Dictionary<string, (bool IsRepeatable, Func<CircleCiClient, Task> Async, Action<CircleCiClient> Sync)> CallsByMethod = new()
    {
        ["GET"] = (true, c => c.V2.Pipelines.GetAsync(Id), c => c.V2.Pipelines.Get(Id)),
        ["DELETE"] = (true, c => c.V2.Contexts.DeleteAsync(Id), c => c.V2.Contexts.Delete(Id)),
        ["PUT"] = (true, c => c.V2.Contexts.SetEnvironmentVariableAsync(Id, "A", new() { Value = "v" }), c => c.V2.Contexts.SetEnvironmentVariable(Id, "A", new() { Value = "v" })),
        ["POST"] = (false, c => c.V2.Pipelines.TriggerAsync("gh/acme/shop", new() { Branch = "main" }), c => c.V2.Pipelines.Trigger("gh/acme/shop", new() { Branch = "main" })),
    };

    public static TheoryData<string, string, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, bool>();
            foreach (var fault in Table.Keys)
            {
                foreach (var method in CallsByMethod.Keys)
                {
                    cases.Add(fault, method, true);
                    cases.Add(fault, method, false);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Are_met_as_the_table_says(string fault, string method, bool isAsync)
    {
        var (repeatable, once, exception, status) = Table[fault];
        var (isRepeatable, callAsync, call) = CallsByMethod[method];
        var clock = new TestClock();
        var arrived = 0;
        await using var server = await Loopback.StartAsync(context =>
        {
            Interlocked.Increment(ref arrived);
            return FailAsync(context, fault, clock);
        });
        var tries = new Counter();
        using var closed = new ClosedPort();
        using var circle = server.Client("CCIPAT_fault", o =>
        {
            o.Clock = clock;
            o.Timeout = Timeout.InfiniteTimeSpan;
            o.Handlers.Add(tries);
            if (fault == "connection refused")
                o.BaseAddress = closed.Address;
        });

        var e = isAsync
            ? await Assert.ThrowsAnyAsync<CircleCiException>(() => callAsync(circle))
            : await Task.Run(() => Assert.ThrowsAny<CircleCiException>(() => call(circle)));

        Assert.IsType(exception, e);
        Assert.Equal(status, (int?)e.StatusCode);
        Assert.Equal(isRepeatable ? repeatable : once, tries.Count);
        Assert.Equal(tries.Count - 1, clock.Waits.Count);
        Assert.Equal(method, e.RequestMethod);
        Assert.StartsWith($"{method} /api/v2/", e.Message);
        if (method == "POST" && !fault.StartsWith("429", StringComparison.Ordinal))
            Assert.InRange(arrived, 0, 1);
        if (fault == "429 with Retry-After")
            Assert.All(clock.Waits, w => Assert.Equal(TimeSpan.FromSeconds(7), w));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task That_pass_are_not_noticed(bool isAsync)
    {
        var faults = new Queue<string>(["reset before headers", "502 with HTML", "reset in body"]);
        var clock = new TestClock();
        await using var server = await Loopback.StartAsync(context => faults.TryDequeue(out var fault) ? FailAsync(context, fault, clock) : context.Response.WriteAsync(Whole));
        using var circle = server.Client("", o => o.Clock = clock);

        var pipeline = isAsync ? await circle.V2.Pipelines.GetAsync(Id) : await Task.Run(() => circle.V2.Pipelines.Get(Id));

        Assert.Equal(Id, pipeline.Id.Value);
        Assert.Empty(faults);
    }

    private static async Task FailAsync(HttpContext context, string fault, TestClock clock)
    {
        var response = context.Response;
        switch (fault)
        {
            case "reset before headers":
                context.Abort();
                return;
            case "reset in body":
                response.ContentLength = Whole.Length;
                await response.WriteAsync(Whole[..9]);
                await response.Body.FlushAsync();
                context.Abort();
                return;
            case "stalled headers":
                clock.Advance(TimeSpan.FromSeconds(100));
                await WaitForAbortAsync(context);
                return;
            case "stalled body":
                response.ContentLength = Whole.Length;
                await response.WriteAsync(Whole[..9]);
                await response.Body.FlushAsync();
                clock.Advance(TimeSpan.FromSeconds(100));
                await WaitForAbortAsync(context);
                return;
            case "200 with cut JSON":
                await response.WriteAsync(Whole[..^5]);
                return;
            case "429 with Retry-After":
                response.Headers.RetryAfter = "7";
                break;
        }

        response.StatusCode = int.Parse(fault[..3], CultureInfo.InvariantCulture);
        response.ContentType = fault.EndsWith("HTML", StringComparison.Ordinal) ? "text/html" : "application/json";
        await response.WriteAsync(fault.EndsWith("HTML", StringComparison.Ordinal) ? "<html><title>Bad gateway</title></html>" : """{"message":"Not now."}""");
    }

    private static async Task WaitForAbortAsync(HttpContext context)
    {
        var aborted = new TaskCompletionSource();
        context.RequestAborted.Register(() => aborted.TrySetResult());
        await aborted.Task;
    }

    private sealed class Counter : DelegatingHandler
    {
        private int _count;

        public int Count => _count;

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _count);
            return base.Send(request, cancellationToken);
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _count);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
