using System.ComponentModel;
using System.Diagnostics;

namespace CircleCi.Prism.Tests.Support;

/// <summary>Where Prism is, if it is.</summary>
internal static class PrismFolder
{
    /// <summary>The program that serves descriptions with Prism.</summary>
    public static string Server { get; } = Find();

    /// <summary>Why tests with Prism cannot run here; null if they can.</summary>
    public static string? WhyNot { get; } = Load() is { } problem
        ? $"Prism cannot be loaded ({problem}). 'dotnet run --project build -- test' gets it where npm is; it needs Node.js 20.19 or later."
        : null;

    private static string? Load()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("node", [Server]) { RedirectStandardError = true })!;
            var error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : error.Split('\n').FirstOrDefault(l => l.StartsWith("Error", StringComparison.Ordinal)) ?? $"code {process.ExitCode}";
        }
        catch (Win32Exception e)
        {
            return e.Message;
        }
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "nswag.json")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return Path.Combine(folder.FullName, "tests", "CircleCi.Prism.Tests", "prism", "serve.js");
    }
}
