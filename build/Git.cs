namespace CircleCi.Build;

/// <summary>What the build program asks git for.</summary>
internal static class Git
{
    /// <summary>The tag of the last release, such as v1.2.3; null before the first, and where git or its history is missing.</summary>
    public static async Task<string?> FindReleaseAsync(CancellationToken cancellationToken)
    {
        var (exitCode, output) = await AttemptAsync(["describe", "--tags", "--abbrev=0", "--match", "v[0-9]*.[0-9]*.[0-9]*"], cancellationToken);
        return exitCode == 0 ? output : null;
    }

    /// <exception cref="CommandException">git fails; the message contains git's.</exception>
    public static async Task<string> RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken, IReadOnlyDictionary<string, string?>? environment = null) =>
        (await Shell.RunQuietlyAsync("git", arguments, cancellationToken, environment)).Trim();

    /// <summary>The line in which git gives the reason.</summary>
    public static string Reason(string output)
    {
        var lines = output.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).ToList();
        var reason = new[] { "! ", "fatal:", "error:", "remote:" }.Select(start => lines.Find(l => l.StartsWith(start, StringComparison.Ordinal))).FirstOrDefault(l => l is not null) ?? lines.FirstOrDefault() ?? "it does not say why";
        return reason.TrimStart('!', ' ').TrimEnd('.');
    }

    public static async Task<(int ExitCode, string Output)> AttemptAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        try
        {
            var (exitCode, output) = await Shell.CaptureAsync("git", arguments, cancellationToken);
            return (exitCode, output.Trim());
        }
        catch (CommandException e)
        {
            return (-1, e.Message);
        }
    }
}
