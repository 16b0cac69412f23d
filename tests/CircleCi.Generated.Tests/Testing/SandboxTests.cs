#if !NETSTANDARD_ASSEMBLY
using System.Net;
using CircleCi.Generated.Testing;

namespace CircleCi.Generated.Tests.Testing;

/// <summary>The SDK over a real connection, against the embedded CircleCI. (That one refers to the net8.0 assembly.)</summary>
public class SandboxTests
{
    [Fact]
    public async Task Shows_a_project_from_its_pipelines_down_to_the_step_that_failed()
    {
        await using var sandbox = await CircleCiSandbox.StartAsync();
        using var circle = sandbox.CreateClient();

        var pipelines = circle.V2.Pipelines.EnumerateForProject("gh/acme/shop").ToList();
        var workflow = circle.V2.Pipelines.EnumerateWorkflows(pipelines[0].Id).Single();
        var failed = circle.V2.Workflows.EnumerateJobs(workflow.Id).Single(j => j.Status == V2.JobStatus.Failed);
        var test = circle.V2.Jobs.EnumerateTests("gh/acme/shop", failed.JobNumber!.Value).Single(t => t.Result == V2.TestOutcome.Failure);
        var build = await circle.V11.Builds.GetAsync("gh/acme/shop", failed.JobNumber.Value);
        var variables = await circle.V2.EnvironmentVariables.ListAsync("gh/acme/shop");

        Assert.Equal([44, 43, 42, 41], pipelines.Select(p => p.Number));
        Assert.Null(pipelines[3].Vcs);
        Assert.Equal("Expected 1 charge, found 2.", test.Message);
        Assert.Equal(1, build.Steps.Last().Actions.Single().ExitCode);
        Assert.Equal(new DateTimeOffset(2023, 4, 14, 21, 20, 14, TimeSpan.Zero), variables.Items[0].CreatedAt);
    }

    [Theory]
    [InlineData("", "You must log in first.")]
    [InlineData("CCIPAT_other", "Invalid token provided.")]
    public async Task Refuses_a_wrong_token(string token, string message)
    {
        await using var sandbox = await CircleCiSandbox.StartAsync();
        using var circle = new CircleCiClient(new CircleCiClientOptions { BaseAddress = sandbox.Address, Token = token });

        var e = await Assert.ThrowsAnyAsync<CircleCiException>(() => circle.V2.Users.GetCurrentAsync());

        Assert.Equal(HttpStatusCode.Unauthorized, e.StatusCode);
        Assert.Contains(message, e.Message);
    }

    [Fact]
    public async Task Says_what_it_does_not_answer()
    {
        await using var sandbox = await CircleCiSandbox.StartAsync();
        using var circle = sandbox.CreateClient();

        var e = await Assert.ThrowsAnyAsync<CircleCiException>(() => circle.V2.Users.ListCollaborationsAsync());

        Assert.Contains("The sandbox has no answer to GET /api/v2/me/collaborations.", e.Message);
    }
}
#endif
