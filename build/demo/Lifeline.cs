namespace Demo;

/// <summary>
/// Ends a program together with the build program that started it, in whatever way that ends: it holds the other end of this one's input, which is
/// closed then, even by a signal that nobody can handle.
/// </summary>
internal static class Lifeline
{
    // Set by the build program; whoever starts this one by hand may give it any input.
    private const string Variable = "CIRCLECI_ENDS_WITH_INPUT";

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    public static void Hold(CancellationTokenSource stop)
    {
        if (Environment.GetEnvironmentVariable(Variable) is null)
            return;
        var input = Console.OpenStandardInput();
        var thread = new Thread(() =>
        {
            while (input.ReadByte() >= 0)
            {
            }

            stop.Cancel();
            // What does not heed that, ends too.
            Thread.Sleep(Grace);
            Environment.Exit(1);
        });
        thread.IsBackground = true;
        thread.Start();
    }
}
