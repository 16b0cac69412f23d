using System.Text;
using CircleCi.Build.Snapshots;

namespace CircleCi.Surface.Tests.Snapshots;

/// <summary>
/// Stands in for Verify where the package source lacks it: the same names and the same form of the files, so that both can take turns. What differs is
/// put beside the verified file as .received., and goes again once it is the same.
/// </summary>
internal sealed class SnapshotFolder(string path)
{
    /// <summary>How much of a difference a failure shows; all of it is in the files.</summary>
    private const int ShownLines = 60;

    /// <exception cref="SnapshotException">The text is not the verified one, or its file is not in the form that snapshots have.</exception>
    public void Verify(string text, string name)
    {
        var verified = Path.Combine(path, $"{name}.verified.txt");
        var received = Path.Combine(path, $"{name}.received.txt");
        var reason = Reason(text, verified);
        if (reason is null)
        {
            File.Delete(received);
            return;
        }

        SnapshotFile.Write(received, text);
        throw new SnapshotException($"{name}: {reason}\nIf that is right, take it over with: dotnet run --project build -- accept");
    }

    private static string? Reason(string text, string verified)
    {
        if (!File.Exists(verified))
            return "there is no verified file yet; what came is beside its place.";
        var bytes = File.ReadAllBytes(verified);
        var was = SnapshotFile.Read(verified);
        if (was.Replace("\r\n", "\n") is var lines && lines != text && lines != text + "\n")
            return "it differs from the verified file.\n" + UnifiedDiff.Of(lines, text, "verified", "received", ShownLines);
        if (was.Contains('\r'))
            return "the text is the same, but the verified file has CRLF for line ends; something (git's autocrlf, an editor) has changed them.";
        if (was != text)
            return "the text is the same, but something has put a newline at the end of the verified file.";
        if (!bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble))
            return "the text is the same, but the verified file has lost its UTF-8 byte order mark.";
        return null;
    }
}
