using System.CommandLine;
using CircleCi.Build;
using CircleCi.Build.Commands;
using CircleCi.Build.Import;

var root = new RootCommand("Builds, tests and regenerates CircleCi.Generated. See README.md for what each command is good for.")
{
    DemoCommand.Create(),
    TestCommand.Create(),
    AcceptCommand.Create(),
    BenchCommand.Create(),
    PackCommand.Create(),
    ImportCommand.Create(),
    SetupCommand.Create(),
};

try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception e) when (e is ImportException or CommandException)
{
    Console.Error.WriteLine($"error: {e.Message}");
    return 1;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("canceled");
    return 130;
}
