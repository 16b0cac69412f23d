using CircleCi.Generated.Testing;

namespace CircleCi.Trimming.Tests;

/// <summary>What the trimmer and the native compiler say of the SDK, and what is left of it does.</summary>
public sealed class Programs
{
    [Fact]
    public async Task That_are_trimmed_get_no_warning_of_the_sdk_and_work()
    {
        using var program = new SmallProgram();
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        shop.HasPipeline(p => p.OnBranch("next").Workflow("build", w => w.Job("test").Fails())).Finish();
        shop.HasPipeline().Finish();

        var warnings = await program.BuildAsync("-t:Publish", "-p:PublishTrimmed=true");
        var output = await program.RunAsync(circle.Token, circle.Address);

        AssertNoneOfTheSdk(warnings);
        Assert.Equal(["ada", "2 main build success", "1 next build has failed", "/api/v2/project/gh/acme/nothing", "3"], output);
        var sent = circle.Requests.Single(r => r.Operation == "V2.Pipelines.Trigger").Json!;
        Assert.Equal("""{"branch":"main","parameters":{"deploy":true,"shards":4}}""", sent.ToString(Newtonsoft.Json.Formatting.None));
    }

    /// <summary>Up to the native code, which shows all that can be said; linking it would need more than the .NET SDK.</summary>
    [Fact]
    public async Task That_are_compiled_ahead_of_time_get_no_warning_of_the_sdk()
    {
        using var program = new SmallProgram();

        AssertNoneOfTheSdk(await program.BuildAsync("-t:Build;ComputeResolvedFilesToPublishList;IlcCompile", "-p:PublishAot=true", "-p:NativeDebugSymbols=false", "-p:Optimize=false"));
    }

    private static void AssertNoneOfTheSdk(IReadOnlyList<string> warnings)
    {
        // Newtonsoft.Json has some: that all are shown is sure then.
        Assert.Contains(warnings, w => w.Contains("Newtonsoft.Json", StringComparison.Ordinal));
        Assert.DoesNotContain(warnings, w => w.Contains("CircleCi", StringComparison.Ordinal));
    }
}
