using CircleCi.Generated;
using CircleCi.Generated.Testing;
using CircleCi.Generated.V2;

namespace CircleCi.Testing.Tests.Pipelines;

public class PipelineLists
{
    [Fact]
    public async Task Are_of_an_organization_a_project_a_branch_or_a_person()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.PageSize = 2;
        var acme = circle.Org("acme");
        for (var i = 0; i < 3; i++)
            acme.Project("shop").HasPipeline();
        var fix = acme.Project("shop").HasPipeline(p => p.OnBranch("fix"));
        acme.Project("stock").HasPipeline();
        circle.Org("globex").Project("lab").HasPipeline();
        using var client = circle.CreateClient();
        var pipelines = client.V2.Pipelines;

        Assert.Equal(5, pipelines.Enumerate("gh/acme").Count());
        Assert.Equal(5, pipelines.Enumerate("gh/acme", new() { Mine = true }).Count());
        Assert.Equal([4, 3, 2, 1], pipelines.EnumerateForProject("gh/acme/shop").Select(p => p.Number));
        Assert.Equal([4, 3, 2, 1], pipelines.EnumerateMine("gh/acme/shop").Select(p => p.Number));
        Assert.Equal(fix.Id, Assert.Single(pipelines.EnumerateForProject("gh/acme/shop", new() { Branch = "fix" })).Id.Value);
        Assert.Equal(fix.Id, pipelines.GetByNumber("gh/acme/shop", 4).Id.Value);
        Assert.Equal(4, pipelines.Get(fix.Id).Number);
    }

    [Fact]
    public async Task Have_the_git_data_of_newer_organizations_among_the_trigger_parameters()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var project = circle.Org("acme", "circleci").Project("shop");
        project.HasPipeline(p => p.OnBranch("fix"));
        using var client = circle.CreateClient();

        var pipeline = Assert.Single(client.V2.Pipelines.EnumerateForProject(project.Slug));

        Assert.Null(pipeline.Vcs);
        Assert.True(pipeline.TriggerParameters["git"].TryGetObject(out var git));
        Assert.Equal("fix", (string?)git!["branch"]);
    }

    [Fact]
    public async Task Do_not_know_what_is_not_there()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme").Project("shop");
        using var client = circle.CreateClient();

        Assert.Throws<CircleCiNotFoundException>(() => client.V2.Pipelines.Get(Guid.NewGuid()));
        Assert.Throws<CircleCiNotFoundException>(() => client.V2.Pipelines.GetByNumber("gh/acme/shop", 1));
        Assert.Throws<CircleCiNotFoundException>(() => client.V2.Workflows.Get(Guid.NewGuid()));
        Assert.Throws<CircleCiNotFoundException>(() => client.V2.Jobs.Get("gh/acme/shop", 1));
        Assert.Contains("gh/acme/shop has no pipeline 1; it has 0.", Assert.Throws<ArgumentException>(() => circle.Org("acme").Project("shop").Pipeline(1)).Message);
    }
}
