using System.Collections.Concurrent;
using CircleCi.Generated;
using CircleCi.Generated.Testing;
using CircleCi.Generated.V11;

namespace CircleCi.Testing.Tests.Builds;

// CS0618: these tests are about the calls that CircleCI will remove.
#pragma warning disable CS0618
public class BuildTriggers
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Start_a_build_at_once(bool isAsync)
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme").Project("shop").Runs(p => p.Workflow("build", w => w.Job("lint").Job("test").Needs("lint")));
        using var client = circle.CreateClient();
        var request = new BuildTriggerRequest { Job = "test", Tag = "v1", Revision = "abc", BuildParameters = { ["DEPLOY"] = "yes" } };

        var build = isAsync ? await client.V11.Builds.TriggerAsync("gh/acme/shop", request) : client.V11.Builds.Trigger("gh/acme/shop", request);
        var branch = isAsync ? await client.V11.Builds.TriggerForBranchAsync("gh/acme/shop", "feature/x") : client.V11.Builds.TriggerForBranch("gh/acme/shop", "feature/x");
        var old = isAsync ? await client.V1.Builds.TriggerForBranchAsync("acme", "shop", "main") : client.V1.Builds.TriggerForBranch("acme", "shop", "main");
        var project = isAsync ? await client.V11.Builds.TriggerProjectAsync("gh/acme/shop", new() { Branch = "fix" }) : client.V11.Builds.TriggerProject("gh/acme/shop", new() { Branch = "fix" });

        Assert.Equal((1, "test", "v1", "abc", BuildStatus.Queued), (build.BuildNumber, build.JobName, build.VcsTag, build.VcsRevision, build.Status));
        Assert.Equal("yes", (string?)build.BuildParameters["DEPLOY"]);
        Assert.Equal((2, "lint", "feature/x"), (branch.BuildNumber, branch.JobName, branch.Branch));
        Assert.Equal((3, "main"), (old.BuildNumber, old.Branch));
        Assert.Equal((200, "Build created"), (project.Status, project.Body));
        var triggered = client.V2.Pipelines.EnumerateForProject("gh/acme/shop").ToList();
        Assert.Equal(["fix", "main", "feature/x", null], triggered.Select(p => p.Vcs!.Branch));
        Assert.True((await client.V2.Pipelines.WaitAsync(triggered[2].Id)).IsSuccess);
    }

    [Fact]
    public async Task Run_a_build_again()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        shop.HasPipeline(p => p.Workflow("build", w => w.Job("test").Fails(times: 1))).Finish();
        using var client = circle.CreateClient();

        var retry = await client.V11.Builds.RetryAsync("gh/acme/shop", 1);
        shop.Pipeline(1).Finish();
        var ssh = client.V11.Builds.RetryWithSsh("gh/acme/shop", 2);

        Assert.Equal((2, 1), (retry.BuildNumber, retry.RetryOf));
        Assert.Equal([2], client.V11.Builds.Get("gh/acme/shop", 1).Retries.Select(n => (int)n!));
        Assert.Equal(BuildOutcome.Success, client.V11.Builds.Get("gh/acme/shop", 2).Outcome);
        Assert.Equal((3, true, "ada"), (ssh.BuildNumber, ssh.SshEnabled, Assert.Single(ssh.SshUsers).Login));
    }

    [Fact]
    public async Task Say_why_there_is_no_build()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme").Project("shop");
        circle.Org("acme").Project("broken").Runs(p => p.FailsToConfigure("Unable to parse YAML"));
        using var client = circle.CreateClient();

        Assert.Contains("There is no job 'deploy'.", Assert.ThrowsAny<CircleCiException>(() => client.V11.Builds.Trigger("gh/acme/shop", new() { Job = "deploy" })).Message);
        Assert.Contains("Unable to parse YAML", Assert.ThrowsAny<CircleCiException>(() => client.V11.Builds.Trigger("gh/acme/broken")).Message);
    }

    [Fact]
    public async Task Announce_their_end_and_are_gone_after_it()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme").Project("shop");
        var log = new ConcurrentQueue<CircleCiLogEntry>();
        using var client = circle.CreateClient(o => o.Log = log.Enqueue);

        client.V11.Builds.Trigger("gh/acme/shop");
        circle.Clock.Advance(new DateTimeOffset(2027, 2, 1, 0, 0, 0, TimeSpan.Zero) - circle.Clock.UtcNow);

        Assert.Contains(log, e => e.Level == CircleCiLogLevel.Warning && e.Message.Contains("removes this operation on Mon, 01 Feb 2027"));
        foreach (var call in new Action[]
        {
            () => client.V11.Builds.Trigger("gh/acme/shop"), () => client.V1.Builds.Trigger("acme", "shop"),
            () => client.V11.Builds.TriggerProject("gh/acme/shop"), () => client.V1.Builds.TriggerProject("acme", "shop"),
            () => client.V11.Builds.TriggerForBranch("gh/acme/shop", "main"), () => client.V1.Builds.TriggerForBranch("acme", "shop", "main"),
            () => client.V11.Builds.Retry("gh/acme/shop", 1), () => client.V1.Builds.Retry("acme", "shop", 1),
            () => client.V11.Builds.RetryWithSsh("gh/acme/shop", 1), () => client.V1.Builds.RetryWithSsh("acme", "shop", 1),
        })
        {
            Assert.Throws<CircleCiGoneException>(call);
        }

        Assert.Equal(1, client.V11.Builds.Get("gh/acme/shop", 1).BuildNumber);
    }
}
