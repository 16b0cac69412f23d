namespace CircleCi.Generated.Http;

/// <summary>
/// Starts asynchronous code of others, such as a handler's or a clock's, where nothing brings it back to the caller's context: one of a single thread, as windows have,
/// may be blocked by the very call that waits for it.
/// </summary>
internal static class OffContext
{
    public static Task RunAsync(Func<Task> start) => IsNone ? start() : Task.Run(start);

    public static Task<T> RunAsync<T>(Func<Task<T>> start) => IsNone ? start() : Task.Run(start);

    private static bool IsNone => SynchronizationContext.Current is null && TaskScheduler.Current == TaskScheduler.Default;
}
