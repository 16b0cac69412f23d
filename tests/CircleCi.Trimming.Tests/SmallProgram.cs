using System.Diagnostics;
using System.Runtime.InteropServices;
using CircleCi.Generated;

namespace CircleCi.Trimming.Tests;

/// <summary>The program that uses the SDK, in a folder of its own.</summary>
internal sealed class SmallProgram : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("circleci-trimming-");

    public SmallProgram()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Program")))
            File.Copy(file, Path.Combine(_folder.FullName, Path.GetFileName(file)));
    }

    public string Published => Path.Combine(_folder.FullName, "published");

    /// <summary>Has MSBuild do something with it.</summary>
    /// <returns>The warnings of trimming and compiling ahead of time, of whatever assembly.</returns>
    public async Task<IReadOnlyList<string>> BuildAsync(params string[] arguments)
    {
        var output = await RunAsync("dotnet",
        [
            "msbuild", Path.Combine(_folder.FullName, "Program.csproj"), "-restore", "-nologo", "-p:Configuration=Release", $"-p:RuntimeIdentifier={RuntimeInformation.RuntimeIdentifier}",
            $"-p:Sdk={typeof(CircleCiClient).Assembly.Location}", $"-p:PublishDir={Published}/", "-p:_IsPublishing=true", .. arguments,
        ]);
        return [.. output.Split('\n').Where(l => l.Contains("warning IL", StringComparison.Ordinal)).Distinct()];
    }

    /// <returns>What the program wrote that was published, by lines.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(string token, Uri address) =>
        (await RunAsync(Path.Combine(Published, "Program"), [], ("CIRCLE_TOKEN", token), ("CIRCLE_URL", address.ToString()))).ReplaceLineEndings("\n").TrimEnd().Split('\n');

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<string> RunAsync(string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        // A build must not take over settings of the one that runs this test.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{output}{await errors}");
        return output;
    }
}
