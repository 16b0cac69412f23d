using CircleCi.Samples.Tests.Support;

namespace CircleCi.Samples.Tests;

public class WorkerSample
{
    [Fact]
    public async Task Tells_of_pipelines_that_have_ended()
    {
        await using var circle = await Circle.StartAsync();
        await using var program = SampleProgram.Start("Worker", circle.Environment);

        await program.LineWithAsync("Pipeline 44 of gh/acme/shop has ended: build failed");
        await program.LineWithAsync("Application started");

        Assert.DoesNotContain("Pipeline 43", program.Said);
        Assert.DoesNotContain("could not be asked", program.Said);
    }

    [Fact]
    public async Task Does_not_start_with_an_address_that_is_none()
    {
        await using var program = SampleProgram.Start("Worker", new Dictionary<string, string> { ["CIRCLE_URL"] = "circleci", ["CIRCLE_TOKEN"] = "CCIPAT_secret" });

        var (exitCode, lines) = await program.EndAsync();

        Assert.NotEqual(0, exitCode);
        Assert.Contains(lines, l => l.Contains("AddCircleCi: The server's address 'circleci' (BaseAddress, or CIRCLE_URL) cannot be used", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Contains("CCIPAT", StringComparison.Ordinal));
    }
}
