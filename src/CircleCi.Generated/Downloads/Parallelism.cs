using System.Runtime.ExceptionServices;

namespace CircleCi.Generated.Downloads;

/// <summary>Does something for each of many items, some at a time. The first failure stops the others; when all of them have ended, it is thrown.</summary>
internal static class Parallelism
{
    public static async Task ForEachAsync<T>(IReadOnlyList<T> items, int atATime, Func<T, CancellationToken, Task> act, CancellationToken cancellationToken)
    {
        using var run = new ParallelRun<T>(items, cancellationToken);
        await Task.WhenAll(Enumerable.Range(0, Math.Min(atATime, items.Count)).Select(_ => Task.Run(WorkAsync, CancellationToken.None))).ConfigureAwait(false);
        run.ThrowIfFailed();

        async Task WorkAsync()
        {
            while (run.TryTake(out var item))
            {
                try
                {
                    await act(item, run.Token).ConfigureAwait(false);
                }
                catch (Exception e)
                {
                    run.Fail(e);
                }
            }
        }
    }

    /// <remarks>It uses the caller's thread, and one more for each item at a time but one.</remarks>
    public static void ForEach<T>(IReadOnlyList<T> items, int atATime, Action<T, CancellationToken> act, CancellationToken cancellationToken)
    {
        using var run = new ParallelRun<T>(items, cancellationToken);
        var others = Enumerable.Range(1, Math.Max(Math.Min(atATime, items.Count) - 1, 0)).Select(_ => Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        Work();
        Task.WaitAll(others, CancellationToken.None);
        run.ThrowIfFailed();

        void Work()
        {
            while (run.TryTake(out var item))
            {
                try
                {
                    act(item, run.Token);
                }
                catch (Exception e)
                {
                    run.Fail(e);
                }
            }
        }
    }

    private sealed class ParallelRun<T>(IReadOnlyList<T> items, CancellationToken caller) : IDisposable
    {
        private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(caller);
        private int _taken;
        private ExceptionDispatchInfo? _failure;

        public CancellationToken Token => _stop.Token;

        public bool TryTake(out T item)
        {
            var at = _stop.IsCancellationRequested ? items.Count : Interlocked.Increment(ref _taken) - 1;
            item = at < items.Count ? items[at] : default!;
            return at < items.Count;
        }

        public void Fail(Exception e)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(e), null);
            _stop.Cancel();
        }

        public void ThrowIfFailed()
        {
            // The workers have a token of their own, the caller has not.
            if (_failure?.SourceException is OperationCanceledException e && caller.IsCancellationRequested && e.CancellationToken != caller)
                throw new OperationCanceledException(e.Message, e, caller);
            _failure?.Throw();
            caller.ThrowIfCancellationRequested();
        }

        public void Dispose() => _stop.Dispose();
    }
}
