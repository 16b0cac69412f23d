using System.CommandLine;
using CircleCi.Build.Regeneration;

namespace CircleCi.Build.Commands;

/// <summary><c>regenerate</c>: takes over what CircleCI has changed, and says what that means for users.</summary>
internal static class RegenerateCommand
{
    public static Command Create()
    {
        var command = new Command(
            "regenerate",
            $"Takes over what CircleCI has changed in its descriptions, if programs can notice it, and says in {Repository.Relative(Outcome.Folder)} what users gain and what breaks. Ends with 3, and changes nothing, if upstream's description is broken.");
        var sources = Sources.Read();
        var options = sources.Keys.ToDictionary(version => version, version => new Option<string?>($"--{version}")
        {
            Description = $"Where the description of {version} is: a file or an http(s) address.{(sources[version] is null ? "" : " If no option is given: the address in specs/sources.json.")}",
            HelpName = "FILE|URL",
        });
        foreach (var option in options.Values)
            command.Options.Add(option);
        command.SetAction((result, cancellationToken) =>
        {
            var given = options.Where(o => result.GetValue(o.Value) is not null).ToDictionary(o => o.Key, o => result.GetValue(o.Value)!);
            return RunAsync(given.Count > 0 ? given : sources.Where(s => s.Value is not null).ToDictionary(s => s.Key, s => s.Value!), cancellationToken);
        });
        return command;
    }

    private static async Task RunAsync(IReadOnlyDictionary<string, string> sources, CancellationToken cancellationToken)
    {
        Outcome outcome;
        Outcome.Forget();
        try
        {
            outcome = await new Regenerator().RunAsync(sources, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Who was not there reads the report.
            Outcome.Fail(Failure.Of(e).Line);
            throw;
        }

        if (!outcome.IsChange)
        {
            Console.WriteLine("Nothing changed that a program could notice. No file was touched.");
            foreach (var line in outcome.Report.Split('\n').Where(l => l.StartsWith("- CircleCI's id", StringComparison.Ordinal)))
                Console.WriteLine(line);
            return;
        }

        Console.WriteLine($"Changed: {string.Join(", ", outcome.Files)}");
        Console.WriteLine($"{outcome.Title}\nThe report is in {Repository.Relative(Path.Combine(Outcome.Folder, "report.md"))}.");
    }
}
