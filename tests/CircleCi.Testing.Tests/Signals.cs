using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CircleCi.Testing.Tests;

/// <summary>The signals of a process are its own, whatever sandboxes are in it.</summary>
public class Signals
{
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(15)]
    public async Task End_a_process_with_sandboxes(int signal)
    {
        using var child = Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(Child).Assembly.Location]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            Assert.Equal("ready", await child.StandardOutput.ReadLineAsync().WaitAsync(Guard));

            Assert.Equal(0, Kill(child.Id, signal));

            await child.WaitForExitAsync().WaitAsync(Guard);
            Assert.Equal(128 + signal, child.ExitCode);
        }
        finally
        {
            if (!child.HasExited)
                child.Kill();
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
