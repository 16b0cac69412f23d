using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace CircleCi.Build;

/// <summary>Runs other programs.</summary>
internal static class Shell
{
    /// <summary>Runs a program whose output people see.</summary>
    /// <exception cref="CommandException">It cannot be started, or ends with another code than 0.</exception>
    public static async Task RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = Start(program, arguments, environment);
        var (exitCode, _) = await WaitAsync(start, cancellationToken);
        if (exitCode != 0)
            throw new CommandException($"'{Line(start)}' ended with code {exitCode}.");
    }

    /// <summary>
    /// Runs a program of ours whose output people see, and that ends with this one, in whatever way this one ends: it ends when its input does (see
    /// demo/Lifeline.cs), of which this one holds the other end.
    /// </summary>
    /// <exception cref="CommandException">It cannot be started, or ends with another code than 0.</exception>
    public static async Task RunTiedAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = Start(program, arguments, new Dictionary<string, string?> { ["CIRCLECI_ENDS_WITH_INPUT"] = "1" });
        start.RedirectStandardInput = true;
        var (exitCode, _) = await WaitAsync(start, cancellationToken);
        if (exitCode != 0)
            throw new CommandException($"'{Line(start)}' ended with code {exitCode}.");
    }

    /// <summary>Runs a program and keeps what it says for the case that it fails.</summary>
    public static async Task<(int ExitCode, string Output)> CaptureAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = Start(program, arguments, environment: null);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        return await WaitAsync(start, cancellationToken);
    }

    /// <summary>Runs a program whose output matters only if it fails.</summary>
    /// <exception cref="CommandException">It cannot be started, or ends with another code than 0.</exception>
    public static async Task<string> RunQuietlyAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = Start(program, arguments, environment);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var (exitCode, output) = await WaitAsync(start, cancellationToken);
        return exitCode == 0 ? output : throw new CommandException($"'{Line(start)}' ended with code {exitCode}: {output.Trim()}");
    }

    /// <summary>Runs a program under a line that tells what it is for and how long it took; its output is shown if it fails.</summary>
    /// <exception cref="CommandException">It cannot be started, or ends with another code than 0.</exception>
    public static async Task StepAsync(string what, string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        Console.Write($"{what} ... ");
        var clock = Stopwatch.StartNew();
        var (exitCode, output) = await CaptureAsync(program, arguments, cancellationToken);
        Console.WriteLine(exitCode == 0 ? $"{clock.Elapsed.TotalSeconds:0.0} s" : "failed");
        if (exitCode != 0)
        {
            Console.WriteLine(output);
            throw new CommandException($"{what} failed; its output is above.");
        }
    }

    private static ProcessStartInfo Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Repository.Root, UseShellExecute = false };
        // The variables that MSBuild sets for this program would send another one looking in the wrong places.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        // A build node that outlives its build could be ended together with another one that took it over.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
            start.Environment[name] = value;
        return start;
    }

    private static async Task<(int ExitCode, string Output)> WaitAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        var output = new StringBuilder();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            throw new CommandException($"'{start.FileName}' could not be started: {e.Message}");
        }

        if (start.RedirectStandardOutput)
        {
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
        }

        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return (process.ExitCode, output.ToString());

        void Keep(object sender, DataReceivedEventArgs e)
        {
            lock (output)
            {
                if (e.Data is not null)
                    output.AppendLine(e.Data);
            }
        }
    }

    private static string Line(ProcessStartInfo start) => string.Join(' ', start.ArgumentList.Prepend(start.FileName));
}
