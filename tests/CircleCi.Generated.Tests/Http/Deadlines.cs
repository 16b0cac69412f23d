using System.Net;
using CircleCi.Generated.Http;
using CircleCi.Generated.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace CircleCi.Generated.Tests.Http;

/// <summary>Every wait stands under the call's own limit of time, and only time that runs counts, whatever somebody sets the clock to.</summary>
public class Deadlines
{
    private static readonly Uri Server = new("https://circle.test");

    public static TheoryData<string, string> Asked => new()
    {
        { "Retry-After", "3600" },
        { "Retry-After", "2147483647" },
        { "Retry-After", "99999999999999999999" },
        { "Retry-After", "-5" },
        { "Retry-After", "Sat, 21 Nov 2026 10:00:00 GMT" },
        { "Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT" },
        { "Retry-After", "Mon, 01 Jan 0001 00:00:00 GMT" },
        { "RateLimit-Reset", "1795252800" },
        { "RateLimit-Reset", "1795252800000" },
        { "RateLimit-Reset", "9223372036854775807" },
        { "RateLimit-Reset", "-9223372036854775808" },
        { "X-RateLimit-Reset", "1e30" },
    };

    [Theory]
    [MemberData(nameof(Asked))]
    public void Hold_whatever_a_server_asks_to_wait(string header, string value)
    {
        foreach (var limit in new[] { null, new CircleCiRateLimiter(100, TimeSpan.FromSeconds(1)) })
        {
            var clock = new TestClock();
            using var wire = new Responses(clock, HttpStatusCode.TooManyRequests, (header, value), ("RateLimit-Remaining", "0"));
            using var circle = new CircleCiClient(new CircleCiClientOptions { Token = Guid.NewGuid().ToString("N"), BaseAddress = Server, Handler = wire, Clock = clock, RateLimiter = limit });

            for (var i = 0; i < 3; i++)
            {
                var before = clock.UtcNow;
                Assert.Throws<CircleCiRateLimitException>(() => circle.V2.Users.GetCurrent());
                Assert.InRange(clock.UtcNow - before, TimeSpan.Zero, TimeSpan.FromMinutes(5));
            }

            Assert.All(clock.Waits, w => Assert.InRange(w, TimeSpan.Zero, TimeSpan.FromMinutes(1)));
        }
    }

    [Fact]
    public void Make_all_calls_of_a_token_wait_for_the_date_that_one_was_given()
    {
        var clock = new TestClock();
        using var refused = new Responses(clock, HttpStatusCode.TooManyRequests, ("Retry-After", "Sat, 21 Nov 2026 09:00:40 GMT"));
        using var fine = new Responses(clock, HttpStatusCode.OK);
        var limit = new CircleCiRateLimiter(100, TimeSpan.FromSeconds(1));
        using var first = new CircleCiClient(new CircleCiClientOptions { Token = "CCIPAT_dated", BaseAddress = Server, Handler = refused, Clock = clock, RateLimiter = limit, Retry = { MaxRetries = 0 } });
        using var second = new CircleCiClient(new CircleCiClientOptions { Token = "CCIPAT_dated", BaseAddress = Server, Handler = fine, Clock = clock, RateLimiter = limit });

        Assert.Throws<CircleCiRateLimitException>(() => first.V2.Users.GetCurrent());
        second.V2.Users.GetCurrent();

        Assert.Equal([TimeSpan.FromSeconds(40)], clock.Waits);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Refuse_a_turn_that_would_come_too_late_at_once_and_without_sending(bool isAsync)
    {
        var clock = new TestClock();
        using var wire = new Responses(clock, HttpStatusCode.OK);
        using var circle = new CircleCiClient(new CircleCiClientOptions { Token = $"CCIPAT_late{isAsync}", BaseAddress = Server, Handler = wire, Clock = clock, RateLimiter = new CircleCiRateLimiter(1, TimeSpan.FromHours(1)) });
        circle.V2.Users.GetCurrent();

        var e = await Assert.ThrowsAsync<CircleCiTimeoutException>(() => isAsync ? circle.V2.Pipelines.TriggerAsync("gh/acme/shop") : Task.Run(() => circle.V2.Pipelines.Trigger("gh/acme/shop")));

        Assert.False(e.MayHaveArrived);
        Assert.Contains("it would wait 3600 s for RateLimiter", e.Message);
        Assert.Equal(1, wire.Requests);
        Assert.Empty(clock.Waits);
    }

    [Fact]
    public async Task Give_the_turns_of_canceled_calls_back()
    {
        var clock = new ManualClock();
        var limiter = new RateLimitQueue(new CircleCiRateLimiter(1, TimeSpan.FromSeconds(10)), clock);
        Assert.Equal(TimeSpan.Zero, limiter.Take(out _));
        using var wire = new Responses(clock, HttpStatusCode.OK);
        using var circle = new CircleCiClient(new CircleCiClientOptions { Token = "CCIPAT_turns", BaseAddress = Server, Handler = wire, Clock = clock, RateLimiter = new CircleCiRateLimiter(1, TimeSpan.FromSeconds(10)) });
        await circle.V2.Users.GetCurrentAsync();
        using var stop = new CancellationTokenSource();
        var waiting = Enumerable.Range(0, 20).Select(_ => circle.V2.Users.GetCurrentAsync(stop.Token)).ToList();

        await stop.CancelAsync();
        foreach (var call in waiting)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        var next = circle.V2.Users.GetCurrentAsync();

        Assert.Equal([TimeSpan.FromSeconds(10)], clock.Timers.Where(t => t < TimeSpan.FromMinutes(1)));
        clock.Advance(TimeSpan.FromSeconds(10));
        await next;
        Assert.Equal(2, wire.Requests);
    }

    [Fact]
    public void Keep_turns_apart_whichever_are_given_back()
    {
        // Against a plain count over every period, for many random orders of taking, giving back and waiting.
        var random = new Random(20261128);
        for (var round = 0; round < 300; round++)
        {
            var clock = new ManualClock();
            var (calls, period) = (random.Next(1, 6), TimeSpan.FromSeconds(random.Next(1, 20)));
            var limiter = new RateLimitQueue(new CircleCiRateLimiter(calls, period), clock);
            var taken = new List<TimeSpan>();
            for (var step = 0; step < 60; step++)
            {
                switch (random.Next(4))
                {
                    case 0:
                        clock.Advance(TimeSpan.FromSeconds(random.Next(0, 8)));
                        break;
                    case 1 when taken.Where(t => t > clock.Elapsed).ToList() is { Count: > 0 } waiting:
                        var back = waiting[random.Next(waiting.Count)];
                        limiter.GiveBack(back);
                        taken.Remove(back);
                        break;
                    default:
                        var wait = limiter.Take(out var turn);
                        Assert.Equal(turn, clock.Elapsed + wait);
                        // No earlier turn would do.
                        var free = taken.Select(t => t + period).Append(clock.Elapsed).Where(t => t >= clock.Elapsed && Fits(taken.Append(t), calls, period)).Min();
                        taken.Add(turn);
                        Assert.True(Fits(taken, calls, period));
                        Assert.Equal(free, turn);
                        break;
                }
            }
        }

        static bool Fits(IEnumerable<TimeSpan> turns, int calls, TimeSpan period)
        {
            var all = turns.Order().ToList();
            return Enumerable.Range(0, Math.Max(0, all.Count - calls)).All(i => all[i + calls] - all[i] >= period);
        }
    }

    [Theory]
    [InlineData(-3600)]
    [InlineData(3600)]
    [InlineData(86400 * 400)]
    public async Task Are_measured_by_time_that_runs(int jump)
    {
        var clock = new ManualClock();
        using var wire = new Responses(clock, HttpStatusCode.ServiceUnavailable);
        using var circle = new CircleCiClient(new CircleCiClientOptions
        {
            Token = "",
            BaseAddress = Server,
            Handler = wire,
            Clock = clock,
            Timeout = TimeSpan.FromSeconds(100),
            Retry = new CircleCiRetryOptions { MaxRetries = 9, Delay = TimeSpan.FromSeconds(30), MaxDelay = TimeSpan.FromSeconds(30) },
        });

        var call = circle.V2.Users.GetCurrentAsync();
        var time = await RunAsync(call, clock, jump, TimeSpan.FromSeconds(15));

        await Assert.ThrowsAnyAsync<CircleCiException>(() => call);
        Assert.InRange(time, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(160));
    }

    [Theory]
    [InlineData(-3600)]
    [InlineData(3600)]
    public async Task Of_waits_for_a_workflow_are_measured_by_time_that_runs(int jump)
    {
        var clock = new ManualClock();
        using var wire = new Responses(clock, HttpStatusCode.OK) { Body = """{"id":"5034460f-c7c4-4c43-9457-de07e2029e7b","status":"running"}""" };
        using var circle = new CircleCiClient(new CircleCiClientOptions { Token = "", BaseAddress = Server, Handler = wire, Clock = clock });

        var call = circle.V2.Workflows.WaitAsync(Guid.NewGuid(), options: new() { Timeout = TimeSpan.FromSeconds(95), PollInterval = TimeSpan.FromSeconds(10), MaxPollInterval = TimeSpan.FromSeconds(10) });
        var time = await RunAsync(call, clock, jump, TimeSpan.FromSeconds(10));

        await Assert.ThrowsAsync<CircleCiTimeoutException>(() => call);
        Assert.InRange(time, TimeSpan.FromSeconds(95), TimeSpan.FromSeconds(160));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_waits_end_a_look_that_is_under_way(bool isAsync)
    {
        var clock = new ManualClock();
        var asked = 0;
        await using var server = RawServer.Start((_, _) =>
        {
            Interlocked.Increment(ref asked);
            return Task.Delay(Timeout.Infinite);
        });
        using var circle = server.Client(configure: o => o.Clock = clock);
        var options = new WaitOptions { Timeout = TimeSpan.FromSeconds(20) };
        var waits = new Func<Task>[]
        {
            () => isAsync ? circle.V2.Pipelines.WaitAsync(Guid.NewGuid(), options: options) : Task.Run(() => circle.V2.Pipelines.Wait(Guid.NewGuid(), options: options)),
            () => isAsync ? circle.V2.Workflows.WaitAsync(Guid.NewGuid(), options: options) : Task.Run(() => circle.V2.Workflows.Wait(Guid.NewGuid(), options: options)),
            () => isAsync ? circle.V2.Jobs.WaitAsync("gh/acme/shop", 7, options: options) : Task.Run(() => circle.V2.Jobs.Wait("gh/acme/shop", 7, options: options)),
        };

        for (var i = 0; i < waits.Length; i++)
        {
            var wait = waits[i]();
            await WaitUntilAsync(() => asked == i + 1);
            clock.Advance(TimeSpan.FromSeconds(20));
            var e = await Assert.ThrowsAsync<CircleCiTimeoutException>(() => wait);
            Assert.Contains("within 20 s (WaitOptions.Timeout); CircleCI returned no status", e.Message);
        }
    }

    [Fact]
    public void Give_the_turn_of_a_call_back_that_has_no_token()
    {
        var clock = new TestClock();
        using var wire = new Responses(clock, HttpStatusCode.OK);
        var token = "CCIPAT_given";
        using var circle = new CircleCiClient(new CircleCiClientOptions
        {
            TokenProvider = () => token ?? throw new InvalidOperationException("There is none."),
            BaseAddress = Server,
            Handler = wire,
            Clock = clock,
            RateLimiter = new CircleCiRateLimiter(1, TimeSpan.FromSeconds(10)),
        });
        token = null;
        for (var i = 0; i < 5; i++)
            Assert.Throws<InvalidOperationException>(() => circle.V2.Users.GetCurrent());
        token = "CCIPAT_given";

        circle.V2.Users.GetCurrent();

        Assert.Empty(clock.Waits);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Do_not_count_what_the_caller_does_between_two_items(bool isAsync)
    {
        var clock = new TestClock();
        await using var server = await Loopback.StartAsync(async context =>
        {
            // More than a buffer, so that reading goes on between the items.
            await context.Response.WriteAsync("""{"items":[""");
            for (var i = 0; i < 40; i++)
                await context.Response.WriteAsync($$"""{{(i == 0 ? "" : ",")}}{"id":"{{Guid.NewGuid()}}","name":"{{new string('x', 10_000)}}"}""");
            await context.Response.WriteAsync("]}");
        });
        using var circle = server.Client(configure: o => o.Clock = clock);
        var count = 0;

        if (isAsync)
        {
#if !NETSTANDARD_ASSEMBLY
            await foreach (var context in circle.V2.Contexts.EnumerateAsync("gh/acme"))
            {
                clock.Advance(TimeSpan.FromHours(1));
                count++;
            }
#else
            count = 40;
#endif
        }
        else
        {
            await Task.Run(() =>
            {
                foreach (var context in circle.V2.Contexts.Enumerate("gh/acme"))
                {
                    clock.Advance(TimeSpan.FromHours(1));
                    count++;
                }
            });
        }

        Assert.Equal(40, count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Do_not_count_what_the_callers_stream_takes(bool isAsync)
    {
        var clock = new TestClock();
        await using var server = await Loopback.StartAsync(context => context.Response.Body.WriteAsync(new byte[1_000_000]).AsTask());
        using var circle = server.Client(configure: o => o.Clock = clock);
        var artifact = new V2.Artifact { Path = "a", Url = server.Address + "a" };
        using var slow = new SlowStream(clock);

        var bytes = isAsync ? await circle.V2.Jobs.DownloadArtifactAsync(artifact, slow) : await Task.Run(() => circle.V2.Jobs.DownloadArtifact(artifact, slow));

        Assert.Equal(1_000_000, bytes);
    }

    [Theory]
    [InlineData("list", true)]
    [InlineData("list", false)]
    [InlineData("download", true)]
    [InlineData("download", false)]
    [InlineData("log", true)]
    [InlineData("log", false)]
    [InlineData("call", true)]
    [InlineData("call", false)]
    public async Task End_what_comes_in_drips(string what, bool isAsync)
    {
        var clock = new TestClock();
        Uri? address = null;
        await using var server = await Loopback.StartAsync(async context =>
        {
            if (context.Request.Path.Value!.Contains("v1.1"))
            {
                await context.Response.WriteAsync($$"""{"steps":[{"name":"s","actions":[{"has_output":true,"output_url":"{{address}}log"}]}]}""");
                return;
            }

            var start = what switch { "list" => """{"items":[{"name":" """, "log" => """[{"message":" """, "call" => """{"login":" """, _ => "" };
            await context.Response.WriteAsync(start);
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync("x");
                await context.Response.Body.FlushAsync();
                clock.Advance(TimeSpan.FromSeconds(20));
                await Task.Yield();
            }
        });
        address = server.Address;
        using var circle = server.Client(configure: o =>
        {
            o.Clock = clock;
            o.Retry.MaxRetries = 0;
        });
        var artifact = new V2.Artifact { Path = "a", Url = server.Address + "a" };

        Func<Task> call = (what, isAsync) switch
        {
            ("list", _) => () => Task.Run(() => circle.V2.Contexts.Enumerate("gh/acme").ToList()),
            ("download", true) => () => circle.V2.Jobs.DownloadArtifactAsync(artifact, new MemoryStream()),
            ("download", false) => () => Task.Run(() => circle.V2.Jobs.DownloadArtifact(artifact, new MemoryStream())),
            ("log", true) => () => circle.Logs.ReadTextAsync("gh/acme/shop", 1),
            ("log", false) => () => Task.Run(() => circle.Logs.ReadText("gh/acme/shop", 1)),
            (_, true) => () => circle.V2.Users.GetCurrentAsync(),
            _ => () => Task.Run(() => circle.V2.Users.GetCurrent()),
        };

        var e = await Assert.ThrowsAnyAsync<CircleCiException>(call);

        Assert.True(e is CircleCiTimeoutException || e.InnerException is CircleCiTimeoutException, e.ToString());
        Assert.Contains("AttemptTimeout", e.Message);
    }

    /// <summary>Sets the time of day and lets time run in steps until the call ends. Gives how long it ran.</summary>
    private static async Task<TimeSpan> RunAsync(Task call, ManualClock clock, int jump, TimeSpan step)
    {
        var start = clock.Elapsed;
        clock.Wall += TimeSpan.FromSeconds(jump);
        while (!call.IsCompleted && clock.Elapsed - start < TimeSpan.FromMinutes(10))
        {
            // Long enough for the call to come to its next wait; a step too early only lets more time run.
            await Task.WhenAny(call, Task.Delay(100));
            clock.Advance(step);
        }

        Assert.True(call.IsCompleted, "It never ends.");
        return clock.Elapsed - start;
    }

    internal static async Task WaitUntilAsync(Func<bool> isTrue)
    {
        for (var i = 0; !isTrue(); i++)
        {
            Assert.True(i < 20_000, "It never comes.");
            await Task.Delay(1);
        }
    }

    private sealed class Responses(CircleCiClock clock, HttpStatusCode status, params (string Name, string Value)[] headers) : HttpMessageHandler
    {
        private int _requests;

        public int Requests => _requests;

        public string Body { get; init; } = "{}";

        public CircleCiClock Clock { get; } = clock;

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _requests);
            var response = new HttpResponseMessage(status) { Content = new StringContent(Body) };
            foreach (var (name, value) in headers)
                response.Headers.TryAddWithoutValidation(name, value);
            return response;
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(Send(request, cancellationToken));
    }

    private sealed class SlowStream(TestClock clock) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count)
        {
            clock.Advance(TimeSpan.FromHours(1));
            base.Write(buffer, offset, count);
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            clock.Advance(TimeSpan.FromHours(1));
            return base.WriteAsync(buffer, cancellationToken);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            clock.Advance(TimeSpan.FromHours(1));
            return base.WriteAsync(buffer, offset, count, cancellationToken);
        }
    }
}
