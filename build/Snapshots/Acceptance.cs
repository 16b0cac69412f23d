namespace CircleCi.Build.Snapshots;

/// <summary>Takes over what the snapshot tests received.</summary>
internal static class Acceptance
{
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
