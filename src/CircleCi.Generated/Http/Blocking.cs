namespace CircleCi.Generated.Http;

/// <summary>
/// Starts what a blocking call waits for, where nothing brings it back to the caller's context. A caller on a thread of the pool gets a thread besides: where many callers
/// block all that the pool has, what they wait for would have to wait for them.
/// </summary>
internal static class Blocking
{
    public static Task<T> StartAsync<T>(Func<Task<T>> start) => IsOnPool
        ? Task.Factory.StartNew(start, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()
        : Task.Run(start, CancellationToken.None);

    /// <inheritdoc cref="StartAsync{T}"/>
    public static Task StartAsync(Func<Task> start) => IsOnPool
        ? Task.Factory.StartNew(start, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()
        : Task.Run(start, CancellationToken.None);

    private static bool IsOnPool => Thread.CurrentThread.IsThreadPoolThread;
}
