namespace CircleCi.Build;

/// <summary>How an exception is reported to people: one line, whatever it was. Longer texts, and stacks, are in a file.</summary>
/// <param name="ExitCode">What the program ends with.</param>
/// <param name="Line">The line.</param>
/// <param name="More">What does not fit; empty if all is said.</param>
internal sealed record Failure(int ExitCode, string Line, string More)
{
    private static readonly string File = Repository.At("artifacts", "error.txt");

    private static string Place => Repository.Relative(File).Replace('\\', '/');

    public static Failure Of(Exception exception) => exception switch
    {
        RejectedException e => Said(3, $"rejected: {e.Message}"),
        CommandException => Said(1, $"error: {exception.Message}"),
        OperationCanceledException => new Failure(130, "canceled", ""),
        // A file that is missing, locked or not readable says so itself.
        IOException or UnauthorizedAccessException => new Failure(1, $"error: {First(exception.Message)} (see {Place})", exception.ToString()),
        _ => new Failure(1, $"error: {First(exception.Message).TrimEnd('.')}. This is a fault of the build program ({exception.GetType().Name}); where it is, is in {Place}.", exception.ToString()),
    };

    /// <summary>Keeps what does not fit into the line.</summary>
    public void Keep()
    {
        if (More.Length == 0)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, More);
    }

    private static Failure Said(int exitCode, string text)
    {
        var first = First(text);
        return first == text.Trim() ? new Failure(exitCode, first, "") : new Failure(exitCode, $"{first} (all of it is in {Place})", text);
    }

    /// <summary>The first line that says something.</summary>
    private static string First(string text) => text.Split('\n').Select(l => l.Trim()).FirstOrDefault(l => l.Length > 0) ?? "";
}
