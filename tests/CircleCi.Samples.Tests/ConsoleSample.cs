using CircleCi.Generated.Testing;
using CircleCi.Samples.Tests.Support;

namespace CircleCi.Samples.Tests;

public class ConsoleSample
{
    [Fact]
    public async Task Lists_the_pipelines_of_a_branch_and_starts_one()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        shop.HasPipeline(p => p.OnBranch("main").Ago(TimeSpan.FromHours(2)));
        shop.HasPipeline(p => p.OnBranch("other").Ago(TimeSpan.FromHours(1)));
        shop.HasPipeline(p => p.OnBranch("main").FailsToConfigure("No jobs.").Ago(TimeSpan.FromMinutes(30)));
        await using var program = SampleProgram.Start("Console", circle.Environment());

        var (exitCode, lines) = await program.EndAsync();

        Assert.Equal(["3 errored 2026-01-05 08:30:00Z", "1 created 2026-01-05 07:00:00Z", "4"], lines);
        Assert.Equal(0, exitCode);
        Assert.Equal("""{"deploy":true,"shards":4}""", circle.Requests.Single(r => r.Method == "POST").Json!["parameters"]!.ToString(Newtonsoft.Json.Formatting.None));
    }
}
