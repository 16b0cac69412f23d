using System.Diagnostics;
using CircleCi.Generated.Testing;

namespace CircleCi.PowerShell.Tests;

/// <summary>The programs that scripts run in, where this machine has them.</summary>
internal static class Programs
{
    public static bool Has(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, name)) || File.Exists(Path.Combine(folder, $"{name}.exe")));

    /// <summary>Runs one, in a folder of its own unless it is to be in another, signed in to the sandbox if it needs one.</summary>
    /// <returns>What it wrote, without blanks around it, and what it wrote as errors.</returns>
    public static async Task<(string Output, string Errors)> RunAsync(string name, IEnumerable<string> arguments, CircleCiSandbox? circle = null, string? folder = null)
    {
        var ownFolder = Directory.CreateTempSubdirectory("circleci-script-");
        try
        {
            var start = new ProcessStartInfo(name, arguments) { WorkingDirectory = folder ?? ownFolder.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
            start.Environment["CIRCLE_TOKEN"] = circle?.Token;
            start.Environment["CIRCLE_URL"] = circle?.Address.ToString();
            start.Environment["NPM_TOKEN"] = "npm-secret";
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, $"{output}{await errors}");
            return (output.Replace("\r\n", "\n", StringComparison.Ordinal).Trim(), await errors);
        }
        finally
        {
            ownFolder.Delete(recursive: true);
        }
    }
}
