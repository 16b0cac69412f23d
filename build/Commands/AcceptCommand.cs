using System.CommandLine;
using CircleCi.Build.Docs;
using CircleCi.Build.Snapshots;

namespace CircleCi.Build.Commands;

/// <summary><c>accept</c>: takes over what the snapshot tests received, the pages in docs/ that tests make, and the samples' code into README.md and docs/.</summary>
internal static class AcceptCommand
{
    public static Command Create()
    {
        var command = new Command("accept", "Shows how each snapshot that a test received differs from the verified one, and makes it the verified one. Takes what tests made of pages in docs/, and the code of the samples into README.md and docs/.");
        command.SetAction(_ =>
        {
            Run(Repository.At("tests"), Console.Out);
            GeneratedPages.Docs.Accept(Console.Out);
            foreach (var page in Pages.Files)
                TakeSamples(page, Console.Out);
        });
        return command;
    }

    /// <summary>Accepts all that lies under a folder, and tells of it.</summary>
    public static void Run(string folder, TextWriter output)
    {
        var received = Directory.EnumerateFiles(folder, "*.received.*", SearchOption.AllDirectories).Where(IsSource).Order(StringComparer.Ordinal).ToList();
        foreach (var file in received)
        {
            var verified = Path.Combine(Path.GetDirectoryName(file)!, Path.GetFileName(file).Replace(".received.", ".verified.", StringComparison.Ordinal));
            output.WriteLine(Accept(file, verified));
        }

        output.WriteLine(received.Count switch
        {
            0 => "Nothing was received: all snapshots that were tested are as verified.",
            1 => "1 snapshot accepted.",
            var count => $"{count} snapshots accepted.",
        });

        bool IsSource(string file) => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj");
    }

    private static void TakeSamples(string page, TextWriter output)
    {
        var (before, after) = (File.ReadAllText(page), Pages.Update(page));
        if (before == after)
            return;
        File.WriteAllText(page, after);
        output.WriteLine(UnifiedDiff.Of(before, after, Repository.Relative(page), Repository.Relative(page)));
    }

    private static string Accept(string received, string verified)
    {
        var text = SnapshotFile.Read(received);
        var isNew = !File.Exists(verified);
        var diff = isNew ? "" : UnifiedDiff.Of(SnapshotFile.Read(verified), text, Path.GetFileName(verified), Path.GetFileName(received));
        SnapshotFile.Write(verified, text);
        File.Delete(received);
        return isNew ? $"new: {Path.GetFileName(verified)}, {text.Split('\n').Length} lines" : diff.Length > 0 ? diff : $"{Path.GetFileName(verified)}: only its form (line ends or byte order mark)";
    }
}
