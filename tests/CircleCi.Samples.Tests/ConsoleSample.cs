using CircleCi.Generated.Testing;
using CircleCi.Samples.Tests.Support;

namespace CircleCi.Samples.Tests;

/// <summary>The tasks of the README, with the SDK and without it: what comes of them is the same.</summary>
public sealed class ConsoleSample : IDisposable
{
    /// <summary>So fast that a job of half a minute is over in a second and a half.</summary>
    private const double Speed = 20;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("circleci-samples-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("Console")]
    [InlineData("StockNSwag")]
    [InlineData("PlainHttpClient")]
    public async Task Lists_triggers_waits_downloads_and_reads_the_log(string sample)
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.PageSize = 2;
        var shop = circle.Org("acme").Project("shop").Runs(p => p
            .Parameter("deploy", false).Parameter("shards", 1)
            .Workflow("build", w => w
                .Job("lint")
                .Job("unit").Step("npm ci", "added 312 packages\n")
                .Job("test").Step("npm ci", "added 312 packages\n").Step("npm test", "Cart\n  FAIL charges once\n").Fails("1 test failed")
                    .Artifact("reports/cart.txt", "Expected 1 charge, found 2.").Artifact("reports/all.txt", "").Artifact("dist/app.js", "shop();")));
        for (var hours = 4; hours > 0; hours--)
            shop.HasPipeline(p => p.OnBranch("main").Ago(TimeSpan.FromHours(hours)));
        shop.HasPipeline(p => p.OnBranch("other").Ago(TimeSpan.FromMinutes(30)));
        shop.HasPipeline(p => p.OnBranch("main").FailsToConfigure("No jobs.").Ago(TimeSpan.FromMinutes(30)));
        circle.Clock.Speed = Speed;
        await using var program = SampleProgram.Start(sample, circle.Environment(), _folder.FullName);

        var (exitCode, lines) = await program.EndAsync();

        Assert.Equal(
            [
                "6 errored 2026-01-05 08:30:00Z",
                "4 created 2026-01-05 08:00:00Z",
                "3 created 2026-01-05 07:00:00Z",
                "2 created 2026-01-05 06:00:00Z",
                "1 created 2026-01-05 05:00:00Z",
                "Pipeline 7 is started.",
                "build: failed",
                "reports/cart.txt has 27 bytes.",
                "reports/all.txt has 0 bytes.",
                "dist/app.js has 7 bytes.",
                "Cart",
                "  FAIL charges once",
                "1 test failed",
            ],
            lines);
        Assert.Equal(0, exitCode);
        Assert.Equal("""{"deploy":true,"shards":4}""", circle.Requests.Single(r => r.Method == "POST").Json!["parameters"]!.ToString(Newtonsoft.Json.Formatting.None));
        Assert.Equal("Expected 1 charge, found 2.", File.ReadAllText(Path.Combine(_folder.FullName, "artifacts", "reports", "cart.txt")));
    }
}
