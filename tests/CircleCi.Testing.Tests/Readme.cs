using CircleCi.Generated.Testing;

namespace CircleCi.Testing.Tests;

public class Readme
{
    [Fact]
    public async Task Shows_a_test_that_passes()
    {
        #region test
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme").Project("shop").Runs(p => p.Workflow("build", w => w
            .Job("test").Test("Cart", "charges once", failure: "Expected 1, found 2").Fails()
            .Job("deploy").Needs("test")));
        circle.Fail(SandboxFault.TooManyRequests(), on: "V2.Pipelines.Trigger"); // once; then it answers
        using var client = circle.CreateClient();

        var run = await client.V2.Pipelines.TriggerAndWaitAsync("gh/acme/shop");

        Assert.Equal("test", Assert.Single(run.FailedJobs).Name);
        Assert.Equal([429, 201], circle.Requests.Where(r => r.Operation == "V2.Pipelines.Trigger").Select(r => r.Status));
        #endregion
    }
}
