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
            Description = "Upstream's description: a file or an http(s) address. Left out: the address in specs/sources.json.",
            DefaultValueFactory = _ => null,
        };
        var into = new Option<string>("--into")
        {
            Description = "The folder with the versions' folders. One without overlay.yaml and names.json gives upstream's document under names made by rule.",
            DefaultValueFactory = _ => Repository.Specs,
        };
        var command = new Command("import", "Makes the committed description of an API version from upstream's, with overlay.yaml and names.json.") { version, source, into };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(version)!, result.GetValue(source), result.GetValue(into)!, cancellationToken));
        return command;
    }

    private static async Task RunAsync(string version, string? source, string into, CancellationToken cancellationToken)
    {
        source ??= Sources.Find(version);
        var result = await Importer.ImportAsync(source, new ApiFolder(Path.Combine(into, version)), cancellationToken);

        Console.WriteLine($"{version}: {result.Operations} operations, {result.Types} types");
        Tell("new", result.NewCalls);
        Tell("gone", result.GoneCalls);
        Tell("new type", result.NewTypes);
        Tell("gone type", result.GoneTypes);
        Tell("note", result.Notes);
        Tell("overlay.yaml selects nothing with", result.UnmetTargets);
        if (result.Derived.Count > 0)
            Console.WriteLine($"  {result.Derived.Count} elements have no words of ours in overlay.yaml, only facts: {string.Join(", ", result.Derived.Take(5))}{(result.Derived.Count > 5 ? " ..." : "")}");
        Console.WriteLine(result.ChangedFiles.Count == 0 ? "  nothing changed" : $"  written: {string.Join(", ", result.ChangedFiles)}");

        static void Tell(string what, IEnumerable<string> lines)
        {
            foreach (var line in lines)
                Console.WriteLine($"  {what}: {line}");
        }
    }
}
