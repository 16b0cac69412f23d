using System.CommandLine;

namespace CircleCi.Build.Commands;

/// <summary><c>sandbox</c>: a CircleCI on this machine, to point any program at.</summary>
internal static class SandboxCommand
{
    public static Command Create()
    {
        var command = new Command("sandbox", "Keeps an embedded CircleCI running on a free port of this machine, and says how to reach it with curl, C# and PowerShell. Ctrl+C ends it.");
        command.SetAction(async (_, cancellationToken) =>
        {
            using var stop = Parent.Watch(cancellationToken);
            var project = Repository.At("build", "sandbox", "Sandbox.csproj");
            await Shell.StepAsync("Building the sandbox", "dotnet", ["build", project, "-c", "Release", "-nologo"], stop.Token);
            await Shell.RunTiedAsync("dotnet", ["run", "--project", project, "-c", "Release", "--no-build"], stop.Token);
        });
        return command;
    }
}
