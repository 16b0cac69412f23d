using System.CommandLine;
using CircleCi.Build.Import;

namespace CircleCi.Build.Commands;

/// <summary><c>import</c>: makes a committed description from upstream's.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var version = new Argument<string>("version") { Description = "The API version: a folder of specs/, such as v2." };
        var source = new Argument<string?>("source")
        {
            Description = "Upstream's description: a file or an http(s) address. The default is the address in specs/sources.json.",
            DefaultValueFactory = _ => null,
        };
        var into = new Option<string>("--into")
        {
            Description = "The folder with the versions' folders. One without overlay.yaml and names.json gives upstream's document under names made by rule.",
            DefaultValueFactory = _ => Repository.Specs,
        };
        var month = new Option<string?>("--month")
        {
            Description = "The month that upstream's description is of, such as 2026-08, for the docs to say when something was last described. The default is the current one.",
            Validators = { result => { if (result.GetValueOrDefault<string?>() is { } text && !Months.IsMonth(text)) result.AddError($"'{text}' is not a month; write it as 2026-08."); } },
        };
        var command = new Command("import", "Makes the committed description of an API version from upstream's, with overlay.yaml and names.json.") { version, source, into, month };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(version)!, result.GetValue(source), result.GetValue(into)!, result.GetValue(month), cancellationToken));
        return command;
    }

    private static async Task RunAsync(string version, string? source, string into, string? month, CancellationToken cancellationToken)
    {
        source ??= Sources.Find(version);
        var result = await Importer.ImportAsync(source, new ApiFolder(Path.Combine(into, version)), cancellationToken, month);

        Console.WriteLine($"{version}: {result.Operations} operations, {result.Types} types");
        Tell("new", result.NewCalls);
        Tell("gone", result.GoneCalls);
        Tell("new type", result.NewTypes);
        Tell("gone type", result.GoneTypes);
        Tell("note", result.Notes);
        foreach (var kind in result.Facts.Where(f => f.IsNew).GroupBy(f => f.Kind))
            Tell(Words(kind.Key), kind.Select(f => $"{f.Place}: {f.What}"));
        Tell("overlay.yaml selects nothing with", result.UnmetTargets);
        if (result.Derived.Count > 0)
            Console.WriteLine($"  {result.Derived.Count} elements are not described in overlay.yaml, only derived facts: {string.Join(", ", result.Derived.Take(5))}{(result.Derived.Count > 5 ? " ..." : "")}");
        Console.WriteLine(result.ChangedFiles.Count == 0 ? "  nothing changed" : $"  written: {string.Join(", ", result.ChangedFiles)}");

        if (result.BrokenLinks.Count > 0)
            throw new CommandException($"overlay.yaml links to what does not exist; correct these names, or put braces that are text between backticks:\n  {string.Join("\n  ", result.BrokenLinks)}");

        static string Words(FactKind kind) => kind switch
        {
            FactKind.Kept => "no longer described, kept",
            FactKind.Returned => "described again",
            FactKind.Held => "stays as it was",
            FactKind.Respelled => "other spelling",
            FactKind.Required => "required now",
            FactKind.Dropped => "dropped",
            FactKind.Renamed => "named by rule",
            _ => "left out",
        };

        static void Tell(string what, IEnumerable<string> lines)
        {
            foreach (var line in lines)
                Console.WriteLine($"  {what}: {line}");
        }
    }
}
