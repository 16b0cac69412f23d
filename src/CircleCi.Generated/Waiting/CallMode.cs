using CircleCi.Generated.Http;

namespace CircleCi.Generated.Waiting;

/// <summary>
/// How what is written once makes its calls: awaiting, or blocking. When blocking, each task is complete when it is given, so that a method that awaits
/// nothing else is complete too when it returns.
/// </summary>
internal sealed class CallMode
{
    private CallMode(bool isAsync) => IsAsync = isAsync;

    public static CallMode Awaiting { get; } = new(isAsync: true);

    public static CallMode Blocking { get; } = new(isAsync: false);

    public bool IsAsync { get; }

    public Task<T> CallAsync<T>(Func<Task<T>> awaiting, Func<T> blocking) => IsAsync ? awaiting() : Task.FromResult(blocking());

    public Task CallAsync(Func<Task> awaiting, Action blocking)
    {
        if (IsAsync)
            return awaiting();
        blocking();
        return Task.CompletedTask;
    }

    public Task DelayAsync(ApiConnection connection, TimeSpan time, CancellationToken cancellationToken) =>
        CallAsync(() => connection.DelayAsync(time, cancellationToken), () => connection.Delay(time, cancellationToken));
}
