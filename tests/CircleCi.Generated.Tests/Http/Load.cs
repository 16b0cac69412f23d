using System.Collections.Concurrent;
using System.Net;
using CircleCi.Generated.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CircleCi.Generated.Tests.Http;

/// <summary>Many calls at once over one client, while a part of them fails.</summary>
[Collection(nameof(Alone))]
public class Load
{
    private const int Calls = 10_000;
    private const int InFlight = 64;

    /// <summary>Each of them blocks a thread of the pool; the pool must not be needed for what they wait for, or none of them gets on.</summary>
    [Theory]
    [InlineData(OnCall.Handler)]
    [InlineData(OnCall.HttpClient)]
    [InlineData(OnCall.TokenProvider)]
    public async Task Of_blocking_calls_on_all_threads_of_the_pool_goes_on(OnCall place)
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.GetMaxThreads(out var maxWorkers, out var maxPorts);
        var all = Math.Max(workers, ThreadPool.ThreadCount);
        var inside = new CountdownEvent(all);
        using var handler = new Between((_, _) => Task.FromResult(new HttpResponseMessage { Content = new StringContent("""{"login":"here"}""") }));
        using var http = new HttpClient(handler, disposeHandler: false);
        using var circle = new CircleCiClient(new CircleCiClientOptions
        {
            BaseAddress = new Uri("https://circle.test"),
            AsyncTokenProvider = place == OnCall.TokenProvider ? _ => Task.FromResult<string?>("CCIPAT_load") : null,
            Token = place == OnCall.TokenProvider ? null : "",
            HttpClient = place == OnCall.HttpClient ? http : null,
            Handler = place == OnCall.HttpClient ? null : handler,
        });

        try
        {
            // No more threads than there are: who waits for another one waits for ever.
            Assert.True(ThreadPool.SetMaxThreads(all, maxPorts));
            var calls = Enumerable.Range(0, all).Select(_ => Task.Run(() =>
            {
                inside.Signal();
                inside.Wait(TimeSpan.FromSeconds(1));
                return circle.V2.Users.GetCurrent().Login;
            })).ToArray();

            Assert.True(await Task.Factory.StartNew(() => Task.WaitAll(calls, TimeSpan.FromSeconds(60)), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));

            Assert.All(calls, c => Assert.Equal("here", c.Result));
        }
        finally
        {
            ThreadPool.SetMaxThreads(maxWorkers, maxPorts);
        }
    }

    public enum OnCall
    {
        Handler,
        HttpClient,
        TokenProvider,
    }

    [Fact]
    public async Task Loses_and_doubles_no_call_and_leaves_nothing_behind()
    {
        var arrivals = new ConcurrentDictionary<string, int>();
        var acted = new ConcurrentDictionary<string, int>();
        var connections = 0;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l => l.Use(next => async connection =>
        {
            Interlocked.Increment(ref connections);
            try
            {
                await next(connection);
            }
            finally
            {
                Interlocked.Decrement(ref connections);
            }
        })));
        await using var server = builder.Build();
        server.Run(async context =>
        {
            var id = context.Request.Path.Value!.Split('/')[^1];
            var number = int.Parse(id, System.Globalization.CultureInfo.InvariantCulture);
            var isFirst = arrivals.AddOrUpdate(id, 1, (_, n) => n + 1) == 1;
            switch (isFirst && IsFaulty(number) ? Fault(number) : -1)
            {
                case 0:
                    context.Response.StatusCode = 503;
                    return;
                case 1:
                    context.Response.StatusCode = 429;
                    return;
                case 2:
                    context.Abort();
                    return;
                case 3:
                    context.Response.ContentLength = 100;
                    await context.Response.WriteAsync("{\"id\":");
                    await context.Response.Body.FlushAsync();
                    context.Abort();
                    return;
            }

            acted.AddOrUpdate(id, 1, (_, n) => n + 1);
            await context.Response.WriteAsync($$"""{"login":"{{id}}"}""");
        });
        await server.StartAsync();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var ended = new ConcurrentDictionary<int, string>();

        using (var circle = new CircleCiClient(new CircleCiClientOptions { Token = "CCIPAT_load", BaseAddress = new Uri(server.Urls.First()), Clock = new TestClock(), Timeout = Timeout.InfiniteTimeSpan, AttemptTimeout = Timeout.InfiniteTimeSpan }))
        {
            await Parallel.ForAsync(0, Calls, new ParallelOptions { MaxDegreeOfParallelism = InFlight }, async (i, stop) =>
            {
                try
                {
                    var response = await circle.SendAsync(i % 2 == 0 ? HttpMethod.Get : HttpMethod.Post, $"/api/v2/load/{i}", i % 2 == 0 ? null : new { i }, stop);
                    ended[i] = response.ReadAs<V2.User>().Login;
                }
                catch (CircleCiException e)
                {
                    ended[i] = e.GetType().Name;
                }
            });
        }

        Assert.Equal(Calls, ended.Count);
        for (var i = 0; i < Calls; i++)
        {
            var id = i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            // What may have been acted on is not sent again: 503 and connections that break after a POST are the caller's to judge.
            var isLost = IsFaulty(i) && i % 2 == 1 && Fault(i) != 1;
            Assert.Equal(isLost ? 0 : 1, acted.GetValueOrDefault(id));
            Assert.Equal(IsFaulty(i) && !isLost ? 2 : 1, arrivals[id]);
            Assert.Equal(isLost ? Fault(i) == 0 ? "CircleCiException" : "CircleCiConnectionException" : id, ended[i]);
        }

        await server.StopAsync();
        Assert.Equal(0, connections);
        ended.Clear();
        arrivals.Clear();
        acted.Clear();
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 20_000_000);
    }

    /// <summary>Every twentieth call fails at first, as many of them reading as changing something.</summary>
    private static bool IsFaulty(int call) => call % 40 is 7 or 28;

    private static int Fault(int call) => call / 40 % 4;
}
