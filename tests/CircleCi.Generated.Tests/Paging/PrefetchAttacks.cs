using System.Collections.Concurrent;
using System.Text;
using CircleCi.Generated.Tests.Support;

namespace CircleCi.Generated.Tests.Paging;

/// <summary>
/// Lists that are read ahead over real connections which drop, break off and drip, by callers who stop or cancel anywhere. Whatever happens, they see the first items of
/// the list, in order, and only the exceptions of a call; and nothing goes on when they are done.
/// </summary>
[Collection(nameof(Alone))]
public class PrefetchAttacks
{
    private const int Attacks = 150;

    private enum Fault
    {
        None,
        Drop,
        CutOff,
        Drip,
        Error,
        Reset,
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Show_a_beginning_of_the_list_and_leave_nothing_behind(bool isAsync)
    {
        // What other tests have left to nobody is told before.
        Collect();
        var unobserved = new ConcurrentQueue<Exception>();
        void Observe(object? sender, UnobservedTaskExceptionEventArgs e) => unobserved.Enqueue(e.Exception);
        TaskScheduler.UnobservedTaskException += Observe;
        var ends = new Dictionary<string, int>();
        try
        {
            for (var seed = 0; seed < Attacks; seed++)
            {
                var end = await AttackAsync(seed, isAsync);
                ends[end] = ends.GetValueOrDefault(end) + 1;
            }
        }
        finally
        {
            // What is left to nobody is told when it is collected.
            Collect();
            TaskScheduler.UnobservedTaskException -= Observe;
        }

        Assert.Empty(unobserved);
        // All of them occur, or the attacks are none.
        Assert.True(ends.Keys.Order().SequenceEqual(["canceled", "complete", "failed", "stopped"]), string.Join(", ", ends));
    }

    private static void Collect()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    private static async Task<string> AttackAsync(int seed, bool isAsync)
    {
        var random = new Random(seed);
        var faults = Enumerable.Range(0, 5).Select(_ => random.Next(3) == 0 ? (Fault)random.Next(1, 6) : Fault.None).ToArray();
        var cut = random.Next(1, 60);
        var stopAfter = random.Next(4) == 0 ? random.Next(1, 16) : int.MaxValue;
        var cancelAfter = random.Next(4) == 0 ? random.Next(0, 16) : int.MaxValue;
        var delay = random.Next(0, 3);
        var active = 0;
        using var stop = new CancellationTokenSource();
        await using var server = RawServer.Start(async (head, stream) =>
        {
            Interlocked.Increment(ref active);
            try
            {
                await RespondAsync(stream, Prefetching.PageOf(head), faults[Prefetching.PageOf(head)], cut);
            }
            finally
            {
                Interlocked.Decrement(ref active);
            }
        });
        using var circle = server.Client(configure: o => (o.Clock, o.Retry.MaxRetries) = (CircleCiClock.System, 0));
        var seen = new List<long>();
        if (cancelAfter == 0)
            stop.CancelAfter(delay);

        var error = await Record.ExceptionAsync(() => Prefetching.ForEachAsync(
            circle,
            isAsync,
            pipeline =>
            {
                seen.Add(pipeline.Number);
                if (seen.Count == cancelAfter)
                    stop.CancelAfter(delay);
                return seen.Count == stopAfter ? throw new StopException() : Task.CompletedTask;
            },
            stop.Token));

        Assert.Equal(Enumerable.Range(0, seen.Count).Select(n => (long)n), seen);
        Assert.True(error is null or StopException or CircleCiException || (error is OperationCanceledException canceled && canceled.CancellationToken == stop.Token), $"Seed {seed}: {error}");
        if (error is null)
            Assert.Equal(15, seen.Count);
        if (error is CircleCiException)
            Assert.Contains(faults, f => f is not (Fault.None or Fault.Drip));
        // The client is done: what the server still writes to finds nobody.
        circle.Dispose();
        for (var i = 0; Volatile.Read(ref active) > 0 && i < 1000; i++)
            await Task.Delay(10);
        Assert.Equal(0, Volatile.Read(ref active));
        return error switch { null => "complete", StopException => "stopped", OperationCanceledException => "canceled", _ => "failed" };
    }

    private static async Task RespondAsync(Stream stream, int page, Fault fault, int cut)
    {
        var body = Prefetching.Page(page);
        var bytes = Encoding.UTF8.GetBytes($"HTTP/1.1 {(fault == Fault.Error ? "500 Internal Server Error" : "200 OK")}\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        switch (fault)
        {
            case Fault.Drop:
                throw new RawServer.ConnectionEnd();
            case Fault.Reset:
                await stream.WriteAsync(bytes.AsMemory(0, Math.Min(cut, 30)));
                throw new RawServer.ConnectionEnd();
            case Fault.CutOff:
                await stream.WriteAsync(bytes.AsMemory(0, bytes.Length - Math.Min(cut, body.Length)));
                throw new RawServer.ConnectionEnd();
            case Fault.Drip:
                foreach (var b in bytes)
                {
                    await stream.WriteAsync(new[] { b });
                    await stream.FlushAsync();
                }

                break;
            default:
                await stream.WriteAsync(bytes);
                break;
        }
    }

    private sealed class StopException : Exception;
}
