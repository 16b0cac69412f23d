using CircleCi.Samples.Tests.Support;

namespace CircleCi.Samples.Tests;

public class WorkerSample
{
    [Fact]
    public async Task Tells_once_of_pipelines_that_have_ended()
    {
        await using var circle = await Circle.StartAsync();
        await using var program = SampleProgram.Start("Worker", new Dictionary<string, string>(circle.Environment)
        {
            ["Watch__Interval"] = "00:00:00.05",
            ["Logging__LogLevel__CircleCi.Generated"] = "Debug",
        });

        // With the third look the second one is over.
        for (var look = 0; look < 3; look++)
            await program.LineWithAsync("GET /api/v2/project/gh/acme/shop/pipeline: 200");

        Assert.Equal(["Pipeline 44 of gh/acme/shop has ended: build failed"], program.Said.Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith("Pipeline", StringComparison.Ordinal)));
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
