using System.Diagnostics;
using System.Threading.Channels;
using CircleCi.Build;

namespace CircleCi.Samples.Tests.Support;

/// <summary>A sample that runs as users run it: a program of its own, which is ended with the test.</summary>
internal sealed class SampleProgram : IAsyncDisposable
{
    // Only a program that hangs needs so long.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly CancellationTokenSource _patience = new(Patience);
    private readonly List<string> _read = [];

    private SampleProgram(Process process) => _process = process;

    /// <summary>What it said, as far as it was read.</summary>
    public string Said => string.Join('\n', _read);

    /// <param name="name">Its folder in tests/Samples.</param>
    /// <param name="environment">What it finds in its environment, beside what the tests have.</param>
    /// <param name="workingDirectory">Where it runs; in its own folder, if left out.</param>
    public static SampleProgram Start(string name, IReadOnlyDictionary<string, string> environment, string? workingDirectory = null)
    {
        var folder = Repository.At("tests", "Samples", name);
        // bin/Release/net10.0, as of these tests.
        var built = Path.Combine(folder, Path.GetRelativePath(Repository.At("tests", "CircleCi.Samples.Tests"), AppContext.BaseDirectory));
        var start = new ProcessStartInfo("dotnet", [Path.Combine(built, $"CircleCi.Samples.{name}.dll")])
        {
            WorkingDirectory = workingDirectory ?? folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var variable in environment)
            start.Environment[variable.Key] = variable.Value;
        var program = new SampleProgram(new Process { StartInfo = start });
        program._process.OutputDataReceived += program.Keep;
        program._process.ErrorDataReceived += program.Keep;
        program._process.Start();
        program._process.BeginOutputReadLine();
        program._process.BeginErrorReadLine();
        return program;
    }

    /// <summary>The first line from here on that holds a text.</summary>
    public async Task<string> LineWithAsync(string text)
    {
        try
        {
            while (true)
            {
                var line = await _lines.Reader.ReadAsync(_patience.Token);
                _read.Add(line);
                if (line.Contains(text, StringComparison.Ordinal))
                    return line;
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ChannelClosedException)
        {
            throw new InvalidOperationException($"The sample did not say '{text}', but:\n{Said}");
        }
    }

    /// <summary>Waits for its end. Gives its exit code and all lines.</summary>
    public async Task<(int ExitCode, IReadOnlyList<string> Lines)> EndAsync()
    {
        // It also waits for what is still to be read.
        await _process.WaitForExitAsync(_patience.Token);
        _lines.Writer.TryComplete();
        await foreach (var line in _lines.Reader.ReadAllAsync())
            _read.Add(line);
        return (_process.ExitCode, _read);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _patience.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs e)
    {
        if (e.Data is not null)
            _lines.Writer.TryWrite(e.Data);
    }
}
