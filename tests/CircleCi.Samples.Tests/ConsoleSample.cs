using CircleCi.Samples.Tests.Support;

namespace CircleCi.Samples.Tests;

public class ConsoleSample
{
    [Fact]
    public async Task Lists_the_pipelines_and_starts_one()
    {
        await using var circle = await Circle.StartAsync();
        await using var program = SampleProgram.Start("Console", circle.Environment);

        var (exitCode, lines) = await program.EndAsync();

        Assert.Equal(["44 created 2026-11-20 16:02:11Z", "43 created 2026-11-20 09:14:37Z", "42 errored 2026-11-19 18:40:00Z", "41 created 2026-11-19 08:00:00Z", "45"], lines);
        Assert.Equal(0, exitCode);
    }
}
