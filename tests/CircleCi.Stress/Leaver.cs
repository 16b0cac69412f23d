using System.Diagnostics;
using CircleCi.Generated;

namespace CircleCi.Stress;

/// <summary>Disposes clients while others call with them: each call gives its response, or that the client is gone.</summary>
internal sealed class Leaver(Uri server, Tally tally, int seed)
{
    private const int Callers = 4;
    private const int MaxDelay = 30;

    public void Run(CancellationToken end)
    {
        var random = new Random(seed);
        while (!end.IsCancellationRequested)
        {
            var circle = new CircleCiClient(Clients.Options(server));
            var calls = Enumerable.Range(0, Callers).Select(_ => (Kind: Kind.All[random.Next(Kind.All.Count)], IsSync: random.Next(2) == 0, Number: random.Next(Content.Count)));
            var tasks = calls.Select(c => Task.Factory.StartNew(() => Call(circle, c.Kind, c.IsSync, c.Number), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
            Thread.Sleep(random.Next(MaxDelay));
            circle.Dispose();
            var disposed = Stopwatch.GetTimestamp();
            while (!Task.WaitAll(tasks, TimeSpan.FromSeconds(1)))
            {
                if (Stopwatch.GetElapsedTime(disposed) < TimeSpan.FromSeconds(40))
                    continue;
                tally.Hung("a call of a client that is disposed");
                return;
            }
        }
    }

    private void Call(CircleCiClient circle, Kind kind, bool isSync, int number)
    {
        var what = $"{kind.Name} {(isSync ? "sync" : "async")} {number}, client disposed";
        try
        {
            if (isSync ? kind.Sync(circle, number, CancellationToken.None) : kind.Async(circle, number, CancellationToken.None).GetAwaiter().GetResult())
                tally.Right();
            else
                tally.Wrong(what);
        }
        catch (ObjectDisposedException)
        {
            tally.Right();
        }
        catch (CircleCiFormatException e)
        {
            tally.Wrong(what, e);
        }
        catch (Exception e)
        {
            tally.Other(what, e);
        }
    }
}
