using System.Diagnostics;

namespace CircleCi.Build.Regeneration;

/// <summary>Runs the steps of a regeneration. People see which one runs and how long it took; all that the programs say is kept in a file.</summary>
internal sealed class Journal
{
    /// <summary>Where all of it is.</summary>
    public static readonly string File = Path.Combine(Outcome.Folder, "output.txt");

    private readonly Lock _gate = new();

    public Journal()
    {
        Directory.CreateDirectory(Outcome.Folder);
        System.IO.File.WriteAllText(File, "");
    }

    /// <summary>The file, as messages name it.</summary>
    public static string Place => Repository.Relative(File).Replace('\\', '/');

    /// <summary>Runs a program, whatever it ends with.</summary>
    public async Task<(int ExitCode, string Output)> RunAsync(string what, string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        Console.WriteLine($"{what} ...");
        var clock = Stopwatch.StartNew();
        var (exitCode, output) = await Shell.CaptureAsync(program, arguments, cancellationToken);
        lock (_gate)
        {
            System.IO.File.AppendAllText(File, $"## {what}: {clock.Elapsed.TotalSeconds:0.0} s, ended with code {exitCode}\n\n{output.TrimEnd()}\n\n");
            Console.WriteLine($"  {char.ToLowerInvariant(what[0])}{what[1..]}: {clock.Elapsed.TotalSeconds:0.0} s");
        }

        return (exitCode, output);
    }
}
