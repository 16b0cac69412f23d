using CircleCi.Build.Snapshots;

namespace CircleCi.Build.Docs;

/// <summary>A page in docs/ that a test makes. It is compared and accepted as snapshots are, and lies where people look for it.</summary>
internal static class GeneratedPage
{
    private const string Received = ".received.md";

    /// <summary>How much of a difference a failure shows.</summary>
    private const int ShownLines = 60;

    private static readonly string Folder = Repository.At("docs");

    /// <summary>Says how a page differs from what it shall be, and leaves that beside it; null if it does not.</summary>
    /// <param name="name">The page, such as operations.md.</param>
    /// <param name="text">What it shall be.</param>
    public static string? Verify(string name, string text)
    {
        var page = Path.Combine(Folder, name);
        var received = Path.ChangeExtension(page, Received);
        var was = File.Exists(page) ? File.ReadAllText(page).ReplaceLineEndings("\n") : "";
        if (was == text)
        {
            File.Delete(received);
            return null;
        }

        File.WriteAllText(received, text);
        return $"docs/{name} is out of date:\n{UnifiedDiff.Of(was, text, name, name, ShownLines)}\nRenew it with: dotnet run --project build -- accept";
    }

    /// <summary>Takes over what was left, and tells of it.</summary>
    public static void Accept(TextWriter output)
    {
        foreach (var received in Directory.EnumerateFiles(Folder, $"*{Received}"))
        {
            var page = $"{received[..^Received.Length]}.md";
            File.Move(received, page, overwrite: true);
            output.WriteLine($"{Repository.Relative(page)} renewed.");
        }
    }
}
