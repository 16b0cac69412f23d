using CircleCi.Generated.Testing;

namespace CircleCi.PowerShell.Tests;

/// <summary>The CircleCI that the scripts ask, in which time runs fast.</summary>
internal static class Acme
{
    /// <summary>
    /// A project with twelve pipelines, three on a page, all done. On main is every pipeline but the first of a page, so that five of them need three pages, and
    /// a fourth is never asked for.
    /// </summary>
    public static async Task<CircleCiSandbox> StartAsync()
    {
        var circle = await CircleCiSandbox.StartAsync();
        circle.PageSize = 3;
        circle.Org("acme").HasContext("deploy");
        var shop = circle.Org("acme").Project("shop");
        foreach (var branch in Enumerable.Repeat(new[] { "main", "main", "other" }, 4).SelectMany(b => b))
        {
            shop.HasPipeline(p => p
                .OnBranch(branch)
                .Workflow("build", w => w.Job("test").Step("Restore", "Restored").Step("Run tests").Artifact("report.txt", "all is well").Fails("2 of 7 tests failed"))
                .Workflow("nightly", w => w.Job("measure"))).Finish();
        }

        circle.Clock.Speed = 600;
        return circle;
    }
}
