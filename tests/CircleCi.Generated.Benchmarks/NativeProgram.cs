using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.Kiota.Serialization.Json;

namespace CircleCi.Generated.Benchmarks;

/// <summary>A program of the folder Native, compiled ahead of time in a folder of its own.</summary>
public sealed class NativeProgram : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("circleci-native-");

    private string File => Path.Combine(_folder.FullName, "published", OperatingSystem.IsWindows() ? "Program.exe" : "Program");

    public double Megabytes => new FileInfo(File).Length / 1e6;

    /// <exception cref="InvalidOperationException">It cannot be compiled; the message says why.</exception>
    public static async Task<NativeProgram> PublishAsync(string name)
    {
        var program = new NativeProgram();
        try
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Native"), "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(program._folder.FullName, Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "Native"), file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                System.IO.File.Copy(file, copy);
            }

            var kiota = typeof(JsonSerializationWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
            await RunAsync("dotnet",
            [
                "publish", Path.Combine(program._folder.FullName, "Native.csproj"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", Path.GetDirectoryName(program.File)!, "-nodeReuse:false",
                $"-p:Program={name}", $"-p:Sdk={typeof(CircleCiClient).Assembly.Location}", $"-p:KiotaClient={Path.Combine(AppContext.BaseDirectory, "KiotaClient")}", $"-p:KiotaVersion={kiota}",
            ]);
            return program;
        }
        catch
        {
            program.Dispose();
            throw;
        }
    }

    /// <summary>Runs it to its end and gives what it printed.</summary>
    public Task<string> RunAsync(Uri server) => RunAsync(File, [], ("CIRCLE_URL", $"{server}"), ("CIRCLE_TOKEN", Server.Token));

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<string> RunAsync(string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(output);
    }
}
