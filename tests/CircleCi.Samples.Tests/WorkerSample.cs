using CircleCi.Generated.Testing;
using CircleCi.Samples.Tests.Support;

namespace CircleCi.Samples.Tests;

public class WorkerSample
{
    [Fact]
    public async Task Tells_once_of_pipelines_that_have_ended()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        shop.HasPipeline(p => p.Workflow("build", w => w.Job("test").Fails())).Finish();
        shop.HasPipeline(p => p.Workflow("build", w => w.Job("test")));
        await using var program = SampleProgram.Start("Worker", new Dictionary<string, string>(circle.Environment())
        {
            ["Watch__Interval"] = "00:00:00.05",
            ["Logging__LogLevel__CircleCi.Generated"] = "Debug",
        });

        // With the third look the second one is over.
        for (var look = 0; look < 3; look++)
            await program.LineWithAsync("GET /api/v2/project/gh/acme/shop/pipeline: 200");
        Assert.Equal(["Pipeline 1 of gh/acme/shop has ended: build failed"], Reported());

        shop.Pipeline(2).Finish();
        await program.LineWithAsync("Pipeline 2 of gh/acme/shop has ended: build success");
        for (var look = 0; look < 3; look++)
            await program.LineWithAsync("GET /api/v2/project/gh/acme/shop/pipeline: 200");
        Assert.Equal(2, Reported().Count);

        List<string> Reported() => [.. program.Said.Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith("Pipeline", StringComparison.Ordinal))];
    }

    [Fact]
    public async Task Goes_on_after_circleci_could_not_be_asked()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme").Project("shop").HasPipeline().Finish();
        circle.Fail(SandboxFault.ServerError(), times: 1 + 3);
        await using var program = SampleProgram.Start("Worker", new Dictionary<string, string>(circle.Environment())
        {
            ["Watch__Interval"] = "00:00:00.05",
            ["CircleCi__Retry__Delay"] = "00:00:00",
        });

        await program.LineWithAsync("CircleCI could not be reached; trying again later");
        await program.LineWithAsync("Pipeline 1 of gh/acme/shop has ended: build success");
    }

    [Fact]
    public async Task Does_not_start_with_an_address_that_is_none()
    {
        await using var program = SampleProgram.Start("Worker", new Dictionary<string, string> { ["CIRCLE_URL"] = "circleci", ["CIRCLE_TOKEN"] = "CCIPAT_secret" });

        var (exitCode, lines) = await program.EndAsync();

        Assert.NotEqual(0, exitCode);
        Assert.Contains(lines, l => l.Contains("AddCircleCi: The server's address 'circleci' (BaseAddress or CIRCLE_URL) is not valid", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Contains("CCIPAT", StringComparison.Ordinal));
    }
}
