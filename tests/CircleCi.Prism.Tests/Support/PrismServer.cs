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
        try
        {
            return (server, await server.ListeningAsync(descriptions.Count));
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    private async Task<IReadOnlyList<Uri>> ListeningAsync(int count)
    {
        var addresses = new List<Uri>();
        while (addresses.Count < count)
        {
            if (await _process.StandardOutput.ReadLineAsync() is not { } line)
            {
                await _process.WaitForExitAsync();
                throw new InvalidOperationException($"Prism ended instead of serving description {addresses.Count}: {_errors}");
            }

            if (Listening().Match(line) is { Success: true } match)
                addresses.Add(new Uri(match.Groups[1].Value));
        }

        // Nobody reads on: what is not read must not make Prism wait.
        _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        return addresses;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromMinutes(1)))
            _process.Kill();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    [GeneratedRegex(@"listening on (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
