using System.CommandLine;
using CircleCi.Build.Commands;

namespace CircleCi.Build;

/// <summary>The build program: <c>dotnet run --project build -- COMMAND</c>.</summary>
internal static class Program
{
    /// <summary>Everything that it can do.</summary>
    public static IReadOnlyList<Command> Commands() =>
    [
        DemoCommand.Create(),
        TestCommand.Create(),
        AcceptCommand.Create(),
        SandboxCommand.Create(),
        BenchCommand.Create(),
        StressCommand.Create(),
        PackCommand.Create(),
        ImportCommand.Create(),
        RegenerateCommand.Create(),
        ProposeCommand.Create(),
        ReleaseCommand.Create(),
        SetupCommand.Create(),
    ];

    public static ParseResult Parse(IReadOnlyList<string> args)
    {
        var root = new RootCommand("Builds, tests and regenerates CircleCi.Generated. See README.md for what each command is good for.");
        foreach (var command in Commands())
            root.Subcommands.Add(command);
        return root.Parse(args);
    }

    public static async Task<int> Main(string[] args)
    {
        try
        {
            return await Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception e)
        {
            var failure = Failure.Of(e);
            try
            {
                failure.Keep();
            }
            catch (Exception f) when (f is IOException or UnauthorizedAccessException)
            {
                // The line is what matters.
            }

            Console.Error.WriteLine(failure.Line);
            return failure.ExitCode;
        }
    }
}
