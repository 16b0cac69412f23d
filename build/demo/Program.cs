using CircleCi.Generated;
using CircleCi.Generated.Testing;
using CircleCi.Generated.V2;
using Demo;
using Spectre.Console;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};
Lifeline.Hold(stop);

// With a token it is the real CircleCI, read only; else the one that is embedded here.
var isReal = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CIRCLE_TOKEN"));
await using var sandbox = isReal ? null : await CircleCiSandbox.StartAsync(stop.Token);
using var circle = sandbox?.CreateClient() ?? new CircleCiClient();

try
{
    // Colors are for people at a terminal.
    AnsiConsole.Profile.Capabilities.Ansi &= !Console.IsOutputRedirected;
    if (sandbox is not null)
        await new Live(sandbox, circle).RunAsync(stop.Token);
    var slug = args.Length > 0 ? args[0] : sandbox is null ? await FindProjectAsync() : Shop.Slug;
    var tree = await new Report(circle).MakeAsync(slug, stop.Token);
    AnsiConsole.Write(tree);
    return 0;
}
catch (Exception e) when (e is CircleCiException or ArgumentException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("canceled");
    return 130;
}

// The project that was built last, in the first organization that has built anything.
async Task<ProjectSlug> FindProjectAsync()
{
    foreach (var organization in await circle.V2.Users.ListCollaborationsAsync(stop.Token))
    {
        await foreach (var pipeline in circle.V2.Pipelines.EnumerateAsync(organization.Slug, cancellationToken: stop.Token))
            return pipeline.ProjectSlug;
    }

    throw new CircleCiException("No organization of yours has a pipeline; name a project: --project gh/acme/shop");
}
