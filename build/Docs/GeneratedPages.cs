using CircleCi.Build.Snapshots;

namespace CircleCi.Build.Docs;

/// <summary>The pages of a folder that tests make. They are compared and accepted as snapshots are, and lie where people look for them.</summary>
internal sealed class GeneratedPages(string folder)
{
    private const string Received = ".received.md";

    /// <summary>How much of a difference a failure shows.</summary>
    private const int ShownLines = 60;

    /// <summary>Those in docs/.</summary>
    public static GeneratedPages Docs { get; } = new(Repository.At("docs"));

    /// <summary>Says how a page differs from what it shall be, and leaves that beside it; null if it does not.</summary>
    /// <param name="name">The page, such as operations.md.</param>
    /// <param name="text">What it shall be.</param>
    public string? Verify(string name, string text)
    {
        var page = Path.Combine(folder, name);
        var received = Path.ChangeExtension(page, Received);
        var was = File.Exists(page) ? File.ReadAllText(page).ReplaceLineEndings("\n") : "";
        if (was == text)
        {
            File.Delete(received);
            return null;
        }

        File.WriteAllText(received, text);
        return $"{name} is out of date.\n{UnifiedDiff.Of(was, text, name, name, ShownLines)}\nRenew it with: dotnet run --project build -- accept";
    }

    /// <summary>Takes over what was left, and tells of it.</summary>
    public void Accept(TextWriter output)
    {
        foreach (var received in Directory.EnumerateFiles(folder, $"*{Received}").Order(StringComparer.Ordinal))
        {
            var page = $"{received[..^Received.Length]}.md";
            File.Move(received, page, overwrite: true);
            output.WriteLine($"{Path.GetFileName(page)} renewed.");
        }
    }
}
