using System.Diagnostics;
using System.Runtime.InteropServices;
using CircleCi.Generated;
using CircleCi.Generated.Testing;

namespace CircleCi.Trimming.Tests;

/// <summary>A program that uses the SDK, in a folder of its own.</summary>
internal sealed class NativeProgram : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("circleci-trimming-");

    /// <param name="name">The folder of its files.</param>
    /// <param name="more">Further files.</param>
    public NativeProgram(string name, params (string Name, string Text)[] more)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, name)))
            File.Copy(file, Path.Combine(_folder.FullName, Path.GetFileName(file)));
        foreach (var file in more)
            File.WriteAllText(Path.Combine(_folder.FullName, file.Name), file.Text);
    }

    /// <summary>The size of the program, in bytes.</summary>
    public long Size => new FileInfo(Path.Combine(Published, "Program")).Length;

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
        return [.. output.Split('\n').Where(l => l.Contains("warning ", StringComparison.Ordinal)).Distinct()];
    }

    /// <returns>What the program wrote that was published, by lines.</returns>
    public Task<IReadOnlyList<string>> RunAsync(CircleCiSandbox circle) => RunAsync("", ("CIRCLE_TOKEN", circle.Token), ("CIRCLE_URL", circle.Address.ToString()));

    /// <inheritdoc cref="RunAsync(CircleCiSandbox)"/>
    /// <param name="input">What it reads.</param>
    /// <param name="environment">Its environment variables.</param>
    public async Task<IReadOnlyList<string>> RunAsync(string input, params (string Name, string Value)[] environment) =>
        (await RunAsync(Path.Combine(Published, "Program"), [], input, environment)).ReplaceLineEndings("\n").TrimEnd().Split('\n');

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<string> RunAsync(string program, IEnumerable<string> arguments, string input = "", params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        // A build must not take over settings of the one that runs this test.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        // It may write before it has read all.
        var writing = Task.Run(async () =>
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        });
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        await writing;
        Assert.True(process.ExitCode == 0, $"{output}{await errors}");
        return output;
    }
}
