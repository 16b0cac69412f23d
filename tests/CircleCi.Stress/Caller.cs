using System.Diagnostics;
using CircleCi.Generated;

namespace CircleCi.Stress;

/// <summary>One thread that makes calls one after the other, each of a random kind, blocking or not.</summary>
/// <param name="circle">The client, shared with others.</param>
/// <param name="cancels">Whether it cancels calls and limits their time at random; else each of them must come to its end.</param>
/// <param name="tally">Where it counts.</param>
/// <param name="seed">What chance begins with.</param>
/// <param name="name">What to call its client.</param>
internal sealed class Caller(CircleCiClient circle, bool cancels, Tally tally, int seed, string name = "")
{
    private const int MaxDelay = 30;

    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(10);

    private readonly Random _random = new(seed);
    private string _what = "";
    private long _started;
    private long _canceled;

    /// <summary>What the caller waits for though it was canceled long ago, or takes longer than any call does; null if all is well.</summary>
    public string? Hangs =>
        (Volatile.Read(ref _canceled) is not 0 and var canceled && Stopwatch.GetElapsedTime(canceled) > Guard) || (Volatile.Read(ref _started) is not 0 and var started && Stopwatch.GetElapsedTime(started) > 4 * Guard)
            ? _what
            : null;

    public void Run(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            Call(cancels);
            // What a canceled call left behind is for the next one on the same thread to find.
            if (cancels && _canceled != 0)
                Call(isToBeCanceled: false);
        }
    }

    private void Call(bool isToBeCanceled)
    {
        var kind = Kind.All[_random.Next(Kind.All.Count)];
        var number = _random.Next(Content.Count);
        var isSync = _random.Next(2) == 0;
        var hasLimit = isToBeCanceled && _random.Next(3) == 0;
        var hasCancel = isToBeCanceled && (!hasLimit || _random.Next(4) == 0);
        _what = $"{name}{kind.Name} {(isSync ? "sync" : "async")} {number}{(hasCancel ? ", canceled" : "")}{(hasLimit ? ", limited" : "")}";
        Volatile.Write(ref _canceled, 0);
        Volatile.Write(ref _started, Stopwatch.GetTimestamp());
        using var source = new CancellationTokenSource();
        using (hasCancel ? new Timer(_ => Cancel(source), null, _random.Next(MaxDelay), Timeout.Infinite) : null)
            Call(hasLimit ? circle.With(new() { AttemptTimeout = TimeSpan.FromMilliseconds(1 + _random.Next(MaxDelay)) }) : circle, kind, isSync, number, source.Token, hasLimit);
        Volatile.Write(ref _started, 0);
    }

    private void Call(CircleCiClient client, Kind kind, bool isSync, int number, CancellationToken token, bool hasLimit)
    {
        try
        {
            if (isSync ? kind.Sync(client, number, token) : kind.Async(client, number, token).GetAwaiter().GetResult())
                tally.Right();
            else
                tally.Wrong(_what);
        }
        catch (OperationCanceledException e) when (token.IsCancellationRequested && e.CancellationToken == token)
        {
            tally.Canceled(_what, Stopwatch.GetElapsedTime(Volatile.Read(ref _canceled)));
        }
        catch (CircleCiException e) when (hasLimit && IsTimeout(e))
        {
            tally.TimedOut();
        }
        catch (CircleCiException e) when (IsTimeout(e))
        {
            tally.Hung(_what, e);
        }
        catch (CircleCiFormatException e)
        {
            tally.Wrong(_what, e);
        }
        catch (Exception e)
        {
            tally.Other(_what, e);
        }
    }

    private void Cancel(CancellationTokenSource source)
    {
        try
        {
            Volatile.Write(ref _canceled, Stopwatch.GetTimestamp());
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The call ended at the same time.
            Volatile.Write(ref _canceled, 0);
        }
    }

    // A download says how far it got, and has the reason within.
    private static bool IsTimeout(CircleCiException e) => e is CircleCiTimeoutException || (e is CircleCiDownloadException && e.InnerException is CircleCiTimeoutException);
}
