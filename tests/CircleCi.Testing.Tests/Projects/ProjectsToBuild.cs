using System.Net;
using CircleCi.Generated;
using CircleCi.Generated.Testing;
using CircleCi.Generated.V2;

namespace CircleCi.Testing.Tests.Projects;

public class ProjectsToBuild
{
    [Fact]
    public async Task Are_created_followed_and_deleted()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme");
        using var client = circle.CreateClient();

        await client.V2.Projects.CreateAsync("gh/acme/shop");
        var early = Assert.ThrowsAny<CircleCiException>(() => client.V2.Pipelines.Trigger("gh/acme/shop"));
        Assert.Empty(client.V11.Projects.ListFollowed());
        Assert.True(client.V11.Projects.Follow("gh/acme/shop").IsFollowed);
        Assert.Equal("shop", Assert.Single(client.V11.Projects.ListFollowed()).RepoName);
        Assert.Equal(1, client.V2.Pipelines.Trigger("gh/acme/shop").Number);
        Assert.False(client.V11.Projects.Unfollow("gh/acme/shop").Followed);
        Assert.False(client.V11.Users.ListRepositories(V11Vcs)[0].Following);
        await client.V2.Projects.DeleteAsync("gh/acme/shop");

        Assert.Contains("follow", early.Message);
        Assert.Throws<CircleCiNotFoundException>(() => client.V2.Projects.Get("gh/acme/shop"));
    }

    [Fact]
    public async Task Of_newer_organizations_build_without_being_followed()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var acme = circle.Org("acme", "circleci");
        using var client = circle.CreateClient();

        var project = await client.V2.Projects.CreateInOrganizationAsync(acme.Slug, new() { Name = "shop" });
        var again = Assert.Throws<CircleCiConflictException>(() => client.V2.Projects.CreateInOrganization(acme.Slug, new() { Name = "shop" }));

        Assert.Equal(acme.Project("shop").Id, project.Id.Value);
        var run = await client.V2.Pipelines.TriggerRunAsync(project.Slug, new() { DefinitionId = client.V2.PipelineDefinitions.List(project.Id).Items[0].Id });
        Assert.True(run.TryGetPipelineCreation(out var pipeline));
        Assert.True((await client.V2.Pipelines.WaitAsync(pipeline!.Id)).IsSuccess);
        Assert.Contains("'shop'", again.Message);
    }

    [Fact]
    public async Task Have_settings_that_both_versions_share()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme").Project("shop");
        using var client = circle.CreateClient();

        var changed = await client.V2.Projects.UpdateSettingsAsync("gh/acme/shop", new() { Advanced = new() { AutocancelBuilds = true, PrOnlyBranchOverrides = { "release" } } });
        client.V11.Projects.UpdateSettings("gh/acme/shop", new() { FeatureFlags = new() { Oss = true } });

        Assert.Equal((true, "release", true), (changed.Advanced!.AutocancelBuilds, changed.Advanced.PrOnlyBranchOverrides.Single(), changed.Advanced.SetGitHubStatus));
        Assert.True(client.V2.Projects.GetSettings("gh/acme/shop").Advanced!.Oss);
        Assert.True(client.V11.Projects.GetSettings("gh/acme/shop").FeatureFlags!.AutocancelBuilds);
        Refused(new() { Advanced = new() { Oss = false } }, "Unexpected field 'oss'.");
        Refused(new() { Advanced = new() }, "No JSON fields found.");
        Refused(new(), "No JSON fields found.");

        void Refused(ProjectSettingsUpdateRequest settings, string message)
        {
            var e = Assert.ThrowsAny<CircleCiException>(() => client.V2.Projects.UpdateSettings("gh/acme/shop", settings));
            Assert.Equal(HttpStatusCode.BadRequest, e.StatusCode);
            Assert.Contains(message, e.Message);
        }
    }

    [Fact]
    public async Task Have_their_branches_in_v11_until_circleci_leaves_them_out()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme").Project("shop").HasPipeline(p => p.OnBranch("feature/x").Workflow("build", w => w.Job("test").Job("lint").Fails())).Finish();
        using var client = circle.CreateClient();

        var branch = client.V11.Projects.GetSettings("gh/acme/shop").FindBranch("feature/x")!;
        circle.Clock.Advance(new DateTimeOffset(2026, 12, 7, 0, 0, 0, TimeSpan.Zero) - circle.Clock.UtcNow);

        Assert.Equal((1, 2, "ada"), (branch.LastSuccess!.BuildNumber, branch.LastNonSuccess!.BuildNumber, Assert.Single(branch.PusherLogins)));
        Assert.Equal(2, branch.RecentBuilds.Count);
        Assert.Empty(client.V11.Projects.GetSettings("gh/acme/shop").Branches);
    }

    private static VcsType V11Vcs => new("github");
}
