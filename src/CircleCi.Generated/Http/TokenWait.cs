namespace CircleCi.Generated.Http;

/// <summary>
/// Waits for work that should end by a token, and no longer than a moment after it was canceled. What is left behind then may fail as it likes: nobody is told of it, and the
/// program is not either.
/// </summary>
internal static class TokenWait
{
    // What knows its token ends within this; what does not is left behind. Callers get their exception within a tenth of a second.
    private const int GraceMs = 20;

    /// <returns>Whether the work has ended.</returns>
    public static async Task<bool> ForAsync(Task work, CancellationToken token)
    {
        var canceled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (token.Register(static c => ((TaskCompletionSource<bool>)c!).TrySetResult(true), canceled))
        {
            if (await Task.WhenAny(work, canceled.Task).ConfigureAwait(false) == work)
                return true;
        }

        await Task.WhenAny(work, Task.Delay(GraceMs, CancellationToken.None)).ConfigureAwait(false);
        return work.IsCompleted || LeaveBehind(work);
    }

    /// <inheritdoc cref="ForAsync"/>
    public static bool For(Task work, CancellationToken token)
    {
        try
        {
            work.Wait(token);
            return true;
        }
        catch (OperationCanceledException) when (!work.IsCompleted)
        {
            return ((IAsyncResult)work).AsyncWaitHandle.WaitOne(GraceMs) || LeaveBehind(work);
        }
        catch (Exception) when (work.IsCompleted)
        {
            // Reported by whoever requests the result of the work.
            return true;
        }
    }

    private static bool LeaveBehind(Task work)
    {
        work.ContinueWith(static ended => _ = ended.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously | TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return false;
    }
}
