using System.Text;
using CircleCi.Generated;
using CircleCi.Generated.Logs;
using CircleCi.Generated.Testing;
using CircleCi.Generated.V2;

namespace CircleCi.Testing.Tests.Jobs;

/// <summary>What a job leaves behind: its logs, its artifacts and its tests.</summary>
public class JobResults
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Have_the_output_of_each_step_and_why_the_last_one_failed(bool isAsync)
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme").Project("shop").HasPipeline(p => p.Workflow("build", w => w.Job("test").Step("checkout").Step("npm ci", "added 12 packages").Step("npm test", "1 failed\nsee above\n").Fails("Exited with code 2"))).Finish();
        using var client = circle.CreateClient();

        var text = isAsync ? await client.Logs.ReadTextAsync("gh/acme/shop", 1) : client.Logs.ReadText("gh/acme/shop", 1);
        var failed = client.Logs.Read("gh/acme/shop", 1, new LogsReadOptions { FailedOnly = true }).ToList();

        Assert.Equal("added 12 packages\n1 failed\nsee above\nExited with code 2\n", text);
        Assert.Equal(["npm test out 1 failed\n", "npm test out see above\n", "npm test err Exited with code 2\n"], failed.Select(l => $"{l.Step} {l.Stream} {l.Text}"));
    }

    [Fact]
    public async Task Have_the_output_of_the_steps_so_far_while_it_runs()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme").Project("shop").HasPipeline(p => p.Workflow("build", w => w.Job("test").Takes(TimeSpan.FromSeconds(30)).Step("one", "1").Step("two", "2").Step("three", "3")));
        using var client = circle.CreateClient();

        circle.Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(("one:running", ""), Now());
        circle.Clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(("one:success two:running", "1\n"), Now());
        client.V11.Builds.Cancel("gh/acme/shop", 1);
        Assert.Equal(("one:success two:canceled", "1\n2\n"), Now());

        (string Steps, string Text) Now() =>
            (string.Join(' ', client.V11.Builds.Get("gh/acme/shop", 1).Steps.Select(s => $"{s.Name}:{s.Actions[0].Status}")), client.Logs.ReadText("gh/acme/shop", 1));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Have_artifacts_to_download(bool isAsync)
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.PageSize = 1;
        circle.Org("acme").Project("shop").HasPipeline(p => p.Workflow("build", w => w.Job("test").Artifact("coverage/how much?.html", "<p>80 %</p>").Artifact("dist/app.zip", [1, 2, 3]))).Finish();
        using var client = circle.CreateClient();
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var files = isAsync
                ? await client.V2.Jobs.DownloadArtifactsAsync("gh/acme/shop", 1, folder)
                : client.V2.Jobs.DownloadArtifacts("gh/acme/shop", 1, folder);

            Assert.Equal(["coverage/how much?.html", "dist/app.zip"], files.Select(f => f.Artifact.Path));
            Assert.Equal("<p>80 %</p>", File.ReadAllText(files[0].FilePath, Encoding.UTF8));
            Assert.Equal([1, 2, 3], File.ReadAllBytes(files[1].FilePath));
            Assert.All(files, f => Assert.Equal(circle.Address.Authority, new Uri(f.Artifact.Url).Authority));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Are_not_there_before_it_ends_nor_if_it_was_canceled()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme").Project("shop").HasPipeline(p => p.Workflow("build", w => w.Job("test").Artifact("log.txt", "hello").Test("Cart", "charges once")));
        using var client = circle.CreateClient();

        circle.Clock.Advance(TimeSpan.FromSeconds(10));
        AssertNothing();
        client.V2.Jobs.Cancel("gh/acme/shop", 1);
        circle.Clock.Advance(TimeSpan.FromMinutes(1));
        AssertNothing();

        void AssertNothing()
        {
            Assert.Empty(client.V2.Jobs.ListArtifacts("gh/acme/shop", 1).Items);
            Assert.Empty(client.V2.Jobs.ListTests("gh/acme/shop", 1).Items);
        }
    }

    [Fact]
    public async Task Have_the_tests_that_it_reported()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.Org("acme").Project("shop").HasPipeline(p => p.Workflow("build", w => w
            .Job("test").Test("Cart", "charges once", file: "cart.ts", seconds: 1.5).Test("Cart", "charges at all", "Expected 1, found 0").Fails())).Finish();
        using var client = circle.CreateClient();

        var tests = client.V2.Jobs.ListTests("gh/acme/shop", 1).Items;
        var same = await client.V11.Builds.GetTestsAsync("gh/acme/shop", 1);

        Assert.Equal(["Cart charges once success cart.ts 1.5 ", "Cart charges at all failure  0.1 Expected 1, found 0"], tests.Select(t => FormattableString.Invariant($"{t.ClassName} {t.Name} {t.Result} {t.File} {t.RunTime.TotalSeconds} {t.Message}")));
        Assert.Equal(tests.Select(t => t.Name), same.Tests.Select(t => t.Name));
    }
}
