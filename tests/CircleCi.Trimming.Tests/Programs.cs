using CircleCi.Generated.Testing;
using CircleCi.Programs;

namespace CircleCi.Trimming.Tests;

/// <summary>What the trimmer and the native compiler say of the SDK, and what is left of it does.</summary>
public sealed class Programs
{
    /// <summary>For a program that lists, triggers and reads errors.</summary>
    private const long MaxSize = 9_000_000;

    private static readonly string[] Output = ["ada", "2 main build success", "1 next build has failed", "/api/v2/project/gh/acme/nothing", "3"];

    [Fact]
    public async Task That_are_trimmed_get_no_warning_of_the_sdk_and_work()
    {
        using var program = new NativeProgram("Small");
        await using var circle = await Shop();

        var warnings = await program.BuildAsync("-t:Publish", "-p:PublishTrimmed=true");

        AssertWorks(await program.RunAsync(circle), circle);
        // Newtonsoft.Json has some: that all are shown is sure then.
        Assert.Contains(warnings, w => w.Contains("Newtonsoft.Json", StringComparison.Ordinal));
        Assert.DoesNotContain(warnings, w => w.Contains("CircleCi", StringComparison.Ordinal));
    }

    [NativeFact]
    public async Task That_are_compiled_ahead_of_time_get_no_warning_at_all_and_are_small_and_work()
    {
        using var program = new NativeProgram("Small");
        await using var circle = await Shop();

        Assert.Empty(await program.BuildAsync("-t:Publish", "-p:PublishAot=true"));

        AssertWorks(await program.RunAsync(circle), circle);
        Assert.InRange(program.Size, 1, MaxSize);
    }

    [NativeFact]
    public async Task That_are_compiled_ahead_of_time_make_every_operation_and_do_all_else_as_others_do()
    {
        await using var circle = await Shop();
        await using var other = await Shop();
        await using var every = await EveryProgram.PrepareAsync();
        using var program = new NativeProgram("Every", ("Calls.cs", every.Source()));

        var warnings = await program.BuildAsync("-t:Publish", "-p:PublishAot=true", "-p:NativeDebugSymbols=false");
        var lines = await program.RunAsync(every.Input());
        var more = await program.RunAsync(circle);

        Assert.Equal(every.Names, lines.Select(l => l.Split('\t')[0]));
        Assert.Empty(lines.Select(every.Fault).OfType<string>());
        using var client = other.CreateClient();
        Assert.Equal(await More.LinesAsync(client), more.Select(EveryProgram.Text));
        Assert.Empty(warnings);
    }

    private static async Task<CircleCiSandbox> Shop()
    {
        var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        shop.HasPipeline(p => p.OnBranch("next").Workflow("build", w => w.Job("test").Step("npm test", "1 failed").Fails())).Finish();
        shop.HasPipeline().Finish();
        return circle;
    }

    private static void AssertWorks(IReadOnlyList<string> output, CircleCiSandbox circle)
    {
        Assert.Equal(Output, output);
        Assert.Equal("""{"branch":"main","parameters":{"deploy":true,"shards":4}}""", circle.Requests.Single(r => r.Operation == "V2.Pipelines.Trigger").Body);
    }
}
