using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace CircleCi.Build.Tests;

/// <summary>What is left of <c>sandbox</c> when it ends, in whatever way: nothing.</summary>
public class SandboxProcesses
{
    private const int Interrupt = 2;
    private const int Killed = 9;
    private const int Terminate = 15;

    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(5);

    /// <param name="signal">What ends it.</param>
    /// <param name="isRun">Whether what is ended is <c>dotnet run</c>, which started the build program, and not that itself.</param>
    [Theory]
    [InlineData(Killed, true)]
    [InlineData(Terminate, false)]
    [InlineData(Interrupt, false)]
    [InlineData(Killed, false)]
    public async Task End_with_who_started_them(int signal, bool isRun)
    {
        // As dotnet run does it: the build program's parent is another one.
        var program = typeof(Program).Assembly.Location;
        var start = isRun ? new ProcessStartInfo("sh", ["-c", $"dotnet exec '{program}' sandbox; exit $?"]) : new ProcessStartInfo("dotnet", ["exec", program, "sandbox"]);
        start.RedirectStandardOutput = true;
        using var started = Process.Start(start)!;
        try
        {
            var sandbox = await ProcessOfAsync(started.StandardOutput).WaitAsync(Guard);
            Assert.True(IsThere(sandbox));
            var family = Descendants(started.Id);
            Assert.Contains(sandbox, family);

            Assert.Equal(0, Kill(started.Id, signal));

            await started.WaitForExitAsync().WaitAsync(Guard);
            Assert.True(await AreGoneAsync([sandbox, .. family]), $"{string.Join(", ", family.Where(IsThere))} of {string.Join(", ", family)} are left");
        }
        finally
        {
            if (!started.HasExited)
                started.Kill(entireProcessTree: true);
        }
    }

    private static async Task<int> ProcessOfAsync(StreamReader output)
    {
        var all = "";
        while (await output.ReadLineAsync() is { } line)
        {
            all += $"{line}\n";
            if (Regex.Match(line, "it is process ([0-9]+)") is { Success: true } match)
                return int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        }

        throw new InvalidOperationException($"It did not start: {all}");
    }

    private static async Task<bool> AreGoneAsync(IReadOnlyList<int> processes)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(30); await Task.Delay(50))
        {
            if (!processes.Any(IsThere))
                return true;
        }

        return false;
    }

    private static List<int> Descendants(int process)
    {
        var children = Directory.GetDirectories("/proc").Select(p => int.TryParse(Path.GetFileName(p), out var id) ? id : 0).Where(id => id > 0 && Stat(id) is { } stat && stat.Parent == process).ToList();
        return [.. children, .. children.SelectMany(Descendants)];
    }

    private static bool IsThere(int process) => Stat(process) is { State: not "Z" };

    /// <summary>A process's state and parent; null if it has ended.</summary>
    private static (string State, int Parent)? Stat(int process)
    {
        try
        {
            // Behind the name, which may have anything in it.
            var fields = File.ReadAllText($"/proc/{process}/stat").Split(") ")[^1].Split(' ');
            return (fields[0], int.Parse(fields[1], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return null;
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
