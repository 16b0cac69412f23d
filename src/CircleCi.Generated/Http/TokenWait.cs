namespace CircleCi.Generated.Http;

/// <summary>Waits for work that should end by a token, and no longer than a moment after it was canceled.</summary>
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
        return work.IsCompleted;
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
            return ((IAsyncResult)work).AsyncWaitHandle.WaitOne(GraceMs);
        }
        catch (Exception) when (work.IsCompleted)
        {
            // Reported by whoever asks the work for its result.
            return true;
        }
    }
}
