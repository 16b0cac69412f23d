using CircleCi.Generated;
using CircleCi.Generated.Testing;
using CircleCi.Generated.V11;

namespace CircleCi.Testing.Tests.Builds;

public class BuildsOfJobs
{
    [Fact]
    public async Task Are_listed_newest_first_by_branch_filter_and_part()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        shop.HasPipeline(p => p.Workflow("build", w => w.Job("test").Fails())).Finish();
        shop.HasPipeline().Finish();
        shop.HasPipeline(p => p.OnBranch("feature/x")).Finish();
        shop.HasPipeline();
        circle.Clock.Advance(TimeSpan.FromSeconds(10));
        circle.Org("acme").Project("stock").HasPipeline().Finish();
        shop.HasPipeline();
        circle.Clock.Advance(TimeSpan.FromSeconds(4));
        using var client = circle.CreateClient();
        var builds = client.V11.Builds;

        Assert.Equal([5, 4, 3, 2, 1], builds.ListForProject("gh/acme/shop").Select(b => b.BuildNumber));
        Assert.Equal([4, 3], builds.ListForProject("gh/acme/shop", new() { Limit = 2, Offset = 1 }).Select(b => b.BuildNumber));
        Assert.Equal([3], builds.ListForBranch("gh/acme/shop", "feature/x").Select(b => b.BuildNumber));
        Assert.Equal([1], builds.ListForProject("gh/acme/shop", new() { Filter = BuildFilter.Failed }).Select(b => b.BuildNumber));
        Assert.Equal([5], builds.ListForProject("gh/acme/shop", new() { Filter = BuildFilter.Running }).Select(b => b.BuildNumber));
        Assert.Equal([4, 3, 2], builds.ListForProject("gh/acme/shop", new() { Filter = BuildFilter.Successful }).Select(b => b.BuildNumber));
        Assert.Equal(["shop 5", "stock 1", "shop 4", "shop 3", "shop 2", "shop 1"], (await builds.ListRecentAsync()).Select(b => $"{b.RepoName} {b.BuildNumber}"));
        Assert.Equal([5, 4, 3, 2, 1], client.V1.Builds.ListForProject("acme", "shop").Select(b => b.BuildNumber));
        Assert.NotNull(builds.ListForProject("gh/acme/shop")[0].Workflows);
        Assert.Null(builds.ListForProject("gh/acme/shop", new() { Shallow = true })[0].Workflows);
    }

    [Fact]
    public async Task Tell_all_of_a_job()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        shop.HasPipeline(p => p.Workflow("build", w => w.Job("test").Fails())).Finish();
        var pipeline = shop.HasPipeline(p => p.ForCommit("Sell gift cards", author: "Grace Hopper", email: "grace@acme.test")).Finish();
        using var client = circle.CreateClient();

        var failed = client.V11.Builds.Get("gh/acme/shop", 1);
        var build = await client.V11.Builds.GetAsync("gh/acme/shop", 2);

        Assert.Equal((BuildStatus.Failed, BuildOutcome.Failed, BuildLifecycle.Finished, true), (failed.Status, failed.Outcome, failed.Lifecycle, failed.Failed));
        Assert.Equal((BuildStatus.Fixed, BuildOutcome.Success, TimeSpan.FromSeconds(30)), (build.Status, build.Outcome, build.BuildTime));
        Assert.Equal(("Sell gift cards", "Grace Hopper", "grace@acme.test"), (build.Subject, build.AuthorName, build.AuthorEmail));
        Assert.Equal((1, 1), (build.Previous!.BuildNumber, (int)build.Parallel!));
        Assert.Equal(Assert.Single(client.V2.Pipelines.ListWorkflows(pipeline.Id).Items).Id, build.Workflows!.WorkflowId);
        Assert.Equal(client.V2.Pipelines.Get(pipeline.Id).Vcs!.Revision, build.VcsRevision);
        Assert.Throws<CircleCiNotFoundException>(() => client.V11.Builds.Get("gh/acme/shop", 3));
    }

    [Fact]
    public async Task Have_no_outcome_while_they_run_and_can_be_canceled()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme").Project("shop").HasPipeline();
        using var client = circle.CreateClient();

        circle.Clock.Advance(TimeSpan.FromSeconds(2));
        var queued = client.V11.Builds.Get("gh/acme/shop", 1);
        var early = Assert.ThrowsAny<CircleCiException>(() => client.V11.Builds.AddSshUser("gh/acme/shop", 1));
        circle.Clock.Advance(TimeSpan.FromSeconds(2));
        var helped = client.V11.Builds.AddSshUser("gh/acme/shop", 1);
        var canceled = await client.V11.Builds.CancelAsync("gh/acme/shop", 1);

        Assert.Equal((BuildLifecycle.Queued, null, null), (queued.Lifecycle, queued.Outcome, queued.StartTime));
        Assert.Contains("it is queued", early.Message);
        Assert.Equal((BuildLifecycle.Running, "ada"), (helped.Lifecycle, Assert.Single(helped.SshUsers).Login));
        Assert.Equal((BuildStatus.Canceled, "ada"), (canceled.Status, canceled.Canceler!.Login));
    }

    [Fact]
    public async Task Have_artifacts_the_latest_of_a_branch_too()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        shop.HasPipeline(p => p.Workflow("build", w => w.Job("test").Artifact("good.txt", "1"))).Finish();
        shop.HasPipeline(p => p.Workflow("build", w => w.Job("test").Artifact("bad.txt", "2").Fails())).Finish();
        shop.HasPipeline(p => p.OnBranch("fix").Workflow("build", w => w.Job("test").Artifact("fix.txt", "3"))).Finish();
        using var client = circle.CreateClient();
        var builds = client.V11.Builds;

        Assert.Equal(("good.txt", "good.txt"), builds.ListArtifacts("gh/acme/shop", 1).Select(a => (a.Path, a.PrettyPath)).Single());
        Assert.Equal("bad.txt", Assert.Single(builds.ListLatestArtifacts("gh/acme/shop")).Path);
        Assert.Equal("good.txt", Assert.Single(await builds.ListLatestArtifactsAsync("gh/acme/shop", new() { Filter = BuildFilter.Successful })).Path);
        Assert.Equal("fix.txt", Assert.Single(builds.ListLatestArtifacts("gh/acme/shop", new() { Branch = "fix" })).Path);
        Assert.Empty(builds.ListLatestArtifacts("gh/acme/shop", new() { Branch = "other" }));
    }
}
