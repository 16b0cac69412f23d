using System.Runtime.InteropServices;

namespace CircleCi.Build;

/// <summary>The program that started this one, which is <c>dotnet run</c> most often.</summary>
internal static class Parent
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>Cancels when the parent has ended, of which nobody tells a program; on Windows nobody can say.</summary>
    public static CancellationTokenSource Watch(CancellationToken cancellationToken)
    {
        var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (!OperatingSystem.IsWindows())
            _ = CancelAfterAsync(GetParent(), ended);
        return ended;
    }

    private static async Task CancelAfterAsync(int parent, CancellationTokenSource ended)
    {
        try
        {
            // Whose parent has ended gets another one.
            while (GetParent() == parent)
                await Task.Delay(Interval, ended.Token);
            ended.Cancel();
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // Nobody waits any more.
        }
    }

    [DllImport("libc", EntryPoint = "getppid")]
    private static extern int GetParent();
}
