using System.Security.Cryptography;
using System.Text;
using CircleCi.Build.Import;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Regeneration;

/// <summary>What a regeneration came to, as it lies in artifacts/regeneration: verdict.json for programs, report.md for people.</summary>
/// <param name="Verdict">none, patch, minor or major.</param>
/// <param name="Id">Which change it is: the same for the same new descriptions, whenever they are taken over.</param>
/// <param name="Files">The files of the repository that it changed.</param>
internal sealed record Outcome(string Verdict, string Id, string Report, IReadOnlyList<string> Files)
{
    public static readonly string Folder = Repository.At("artifacts", "regeneration");

    private static readonly string VerdictFile = Path.Combine(Folder, "verdict.json");
    private static readonly string ReportFile = Path.Combine(Folder, "report.md");
    private static readonly string Before = Path.Combine(Folder, "files", "before");
    private static readonly string After = Path.Combine(Folder, "files", "after");

    public bool IsChange => Verdict != "none";

    public string Title => Report.Split('\n')[0].TrimStart('#', ' ');

    /// <exception cref="CommandException">There is none.</exception>
    public static Outcome Read()
    {
        if (!File.Exists(VerdictFile))
            throw new CommandException($"There is no {Repository.Relative(VerdictFile)}. Run this first: dotnet run --project build -- regenerate");
        var verdict = JObject.Parse(File.ReadAllText(VerdictFile));
        return new Outcome((string)verdict["verdict"]!, (string)verdict["id"]!, File.ReadAllText(ReportFile), [.. verdict["files"]!.Select(f => (string)f!)]);
    }

    /// <summary>Takes the last outcome away: a run that ends in an error must not leave the verdict of an earlier one.</summary>
    public static void Forget()
    {
        Directory.CreateDirectory(Folder);
        File.Delete(VerdictFile);
        File.Delete(ReportFile);
        if (Directory.Exists(Path.GetDirectoryName(Before)))
            Directory.Delete(Path.GetDirectoryName(Before)!, recursive: true);
    }

    /// <summary>Leaves a report of a run that ended in an error, for those who were not there.</summary>
    public static void Fail(string message)
    {
        Directory.CreateDirectory(Folder);
        File.Delete(VerdictFile);
        File.WriteAllText(ReportFile, $"# The description could not be taken over\n\n{message}\n");
    }

    /// <summary>Replaces the files of the repository, all or none, and says what it came to.</summary>
    /// <param name="change">What is known of the change.</param>
    /// <param name="contents">What the files shall be.</param>
    public static Outcome Write(Findings change, IReadOnlyDictionary<string, byte[]> contents)
    {
        // What could fail comes first; the repository changes last, and only if everything that is said of it is written.
        var files = FileSwap.Find(contents);
        var verdict = new JObject
        {
            ["verdict"] = change.Verdict.Name,
            ["reasons"] = change.Verdict.Reasons,
            ["from"] = change.From,
            ["to"] = change.To,
            ["apis"] = new JArray(change.After.Select(a => a.Version)),
            ["id"] = IdOf(change),
            ["files"] = new JArray(files.Select(Name)),
        };
        Directory.CreateDirectory(Folder);
        foreach (var path in files)
        {
            if (File.Exists(path))
                Keep(Before, path, File.ReadAllBytes(path));
            Keep(After, path, contents[path]);
        }

        File.WriteAllText(ReportFile, Regeneration.Report.Write(change));
        File.WriteAllLines(Path.Combine(Folder, "new-names.txt"), Regeneration.Report.NewNames(change));
        File.WriteAllLines(Path.Combine(Folder, "undocumented.txt"), Regeneration.Report.Undocumented(change));
        File.WriteAllLines(Path.Combine(Folder, "notes.txt"), Regeneration.Report.Notes(change));
        File.WriteAllText(VerdictFile, DocumentWriter.ToText(verdict));
        FileSwap.Replace(contents);
        return Read();
    }

    /// <summary>A file as it was before the regeneration; null if there was none.</summary>
    public static string? FileBefore(string file) => Path.Combine(Before, file) is var path && File.Exists(path) ? path : null;

    /// <summary>A file as the regeneration wrote it.</summary>
    /// <exception cref="CommandException">It is not kept any more.</exception>
    public static string FileAfter(string file) => Path.Combine(After, file) is var path && File.Exists(path)
        ? path
        : throw new CommandException($"{Repository.Relative(path)} is missing. Run this again: dotnet run --project build -- regenerate");

    private static void Keep(string folder, string path, byte[] content)
    {
        var copy = Path.Combine(folder, Name(path));
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.WriteAllBytes(copy, content);
    }

    private static string Name(string path) => Repository.Relative(path).Replace('\\', '/');

    private static string IdOf(Findings change)
    {
        var all = string.Concat(change.After.Select(a => a.Version + a.Document + a.Names.ToJson()));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..12];
    }
}
