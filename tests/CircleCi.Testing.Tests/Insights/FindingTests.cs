using CircleCi.Generated.Testing;

namespace CircleCi.Testing.Tests;

public class FindingTests
{
    [Fact]
    public async Task Finds_a_test_that_failed_and_passed_on_the_same_commit_for_two_weeks()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        using var client = circle.CreateClient();
        // A suite that tries a test again reports it twice.
        shop.HasPipeline(p => p.Workflow("build", w => w.Job("test").Takes(TimeSpan.FromSeconds(45))
            .Test("Cart", "charges once", failure: "Expected 1, found 2", file: "cart.test.js")
            .Test("Cart", "charges once", file: "cart.test.js")
            .Test("Cart", "is empty at first"))).Finish();
        shop.HasPipeline(p => p.Workflow("build", w => w.Job("test").Test("Cart", "is empty at first", failure: "Expected 0, found 1").Fails())).Finish();

        var flaky = await client.V2.Insights.GetFlakyTestsAsync(shop.Slug);

        Assert.Equal(1, flaky.TotalFlakyTests);
        var flake = Assert.Single(flaky.FlakyTests);
        Assert.Equal(("charges once", "Cart", "cart.test.js"), (flake.TestName, flake.ClassName, flake.File));
        Assert.Equal(("test", 1L, 1L, "build"), (flake.JobName, flake.JobNumber, flake.PipelineNumber, flake.WorkflowName));
        Assert.Equal((1L, TimeSpan.FromSeconds(45)), (flake.TimesFlaked, flake.TimeWasted!.Value));

        circle.Clock.Advance(TimeSpan.FromDays(15));

        Assert.Empty(client.V2.Insights.GetFlakyTests(shop.Slug).FlakyTests);
    }

    [Fact]
    public async Task Tells_slow_and_failing_tests_of_the_ten_latest_runs()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        using var client = circle.CreateClient();
        for (var run = 1; run <= 12; run++)
        {
            shop.HasPipeline(p => p.Workflow("build", w => w.Job("test")
                .Test("Cart", "is slow", seconds: run)
                .Test("Cart", "charges once", failure: run % 4 == 0 ? "Expected 1, found 2" : null))).Finish();
        }

        var tests = await client.V2.Insights.GetTestMetricsAsync(shop.Slug, "build");

        Assert.Equal((10, 2), (tests.TotalTestRuns, tests.AverageTestCount));
        Assert.Equal(Enumerable.Range(3, 10).Reverse(), tests.TestRuns.Select(r => (int)r.PipelineNumber));
        Assert.Equal((0.5, 1, 1, 2), (tests.TestRuns[0].SuccessRate, tests.TestRuns[0].TestCounts.Failure, tests.TestRuns[0].TestCounts.Success, tests.TestRuns[0].TestCounts.Total));
        var failed = Assert.Single(tests.MostFailedTests);
        // Runs 4, 8 and 12.
        Assert.Equal(("charges once", 3, 10, false), (failed.TestName, failed.FailedRuns, failed.TotalRuns, failed.Flaky));
        Assert.Equal([("is slow", 12d), ("charges once", 0.1)], tests.SlowestTests.Select(t => (t.TestName, t.P95Duration!.Value.TotalSeconds)));
        Assert.Equal(0, client.V2.Insights.GetTestMetrics(shop.Slug, "deploy").TotalTestRuns);
    }

    [Fact]
    public async Task Lists_ten_tests_and_tells_how_many_more_are_alike()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        using var client = circle.CreateClient();
        shop.HasPipeline(p => p.Workflow("build", w =>
        {
            var job = w.Job("test").Test("Cart", "is slow", seconds: 9);
            for (var i = 1; i <= 12; i++)
                job.Test("Cart", $"is test {i}", failure: "Expected 1, found 2");
        })).Finish();

        var tests = client.V2.Insights.GetTestMetrics(shop.Slug, "build");

        Assert.Equal((10, 2), (tests.MostFailedTests.Count, tests.MostFailedTestsExtra));
        Assert.Equal((10, 3, "is slow"), (tests.SlowestTests.Count, tests.SlowestTestsExtra, tests.SlowestTests[0].TestName));
    }
}
