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
    }

    public static Outcome Write(Findings change, IReadOnlyList<string> files)
    {
        var text = Regeneration.Report.Write(change);
        var verdict = new JObject
        {
            ["verdict"] = change.Verdict.Name,
            ["reasons"] = change.Verdict.Reasons,
            ["from"] = change.From,
            ["to"] = change.To,
            ["apis"] = new JArray(change.After.Select(a => a.Version)),
            ["id"] = IdOf(change),
            ["files"] = new JArray(files.Select(f => f.Replace('\\', '/'))),
        };
        Directory.CreateDirectory(Folder);
        File.WriteAllText(ReportFile, text);
        File.WriteAllLines(Path.Combine(Folder, "new-names.txt"), Regeneration.Report.NewNames(change));
        File.WriteAllLines(Path.Combine(Folder, "undocumented.txt"), Regeneration.Report.Undocumented(change));
        File.WriteAllText(VerdictFile, DocumentWriter.ToText(verdict));
        return Read();
    }

    private static string IdOf(Findings change)
    {
        var all = string.Concat(change.After.Select(a => a.Version + a.Document + a.Names.ToJson()));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..12];
    }
}
