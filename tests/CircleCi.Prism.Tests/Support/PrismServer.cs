using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace CircleCi.Prism.Tests.Support;

/// <summary>Prism, serving descriptions on this machine until it is disposed.</summary>
internal sealed partial class PrismServer : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("prism-");
    private readonly StringBuilder _errors = new();
    private readonly Process _process;

    private PrismServer(IReadOnlyList<JObject> descriptions)
    {
        var files = descriptions.Select((d, i) => (Path: Path.Combine(_folder.FullName, $"{i}.json"), Text: d.ToString())).ToList();
        files.ForEach(f => File.WriteAllText(f.Path, f.Text));
        var start = new ProcessStartInfo("node", [PrismFolder.Server, .. files.Select(f => f.Path)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, e) => _errors.AppendLine(e.Data);
        _process.BeginErrorReadLine();
    }

    /// <summary>Serves each description at an address of its own.</summary>
    public static async Task<(PrismServer Server, IReadOnlyList<Uri> Addresses)> StartAsync(IReadOnlyList<JObject> descriptions)
    {
        var server = new PrismServer(descriptions);
        var addresses = new List<Uri>();
        while (addresses.Count < descriptions.Count)
        {
            if (await server._process.StandardOutput.ReadLineAsync() is not { } line)
            {
                await server._process.WaitForExitAsync();
                throw new InvalidOperationException($"Prism ended instead of serving description {addresses.Count}: {server._errors}");
            }

            if (Listening().Match(line) is { Success: true } match)
                addresses.Add(new Uri(match.Value));
        }

        // Nobody reads on: what is not read must not make Prism wait.
        _ = server._process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        return (server, addresses);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Listening();
}
