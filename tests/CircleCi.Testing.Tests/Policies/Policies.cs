using System.Net;
using CircleCi.Generated;
using CircleCi.Generated.Testing;

namespace CircleCi.Testing.Tests;

public class Policies
{
    private const string Versions = "package org\npolicy_name[\"versions\"]\nenable_rule[\"fixed_versions\"]\n";

    [Fact]
    public async Task Are_replaced_as_a_whole_and_not_by_a_dry_run()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var acme = circle.Org("acme").Id;
        using var client = circle.CreateClient();
        var policies = client.V2.Policies;
        circle.Org("acme").HasPolicy("old", _ => null);

        var dry = await policies.SetBundleAsync(acme, "config", new() { Policies = { ["versions.rego"] = Versions } }, new() { Dry = true });
        Assert.Equal(200, circle.Requests.Last().Status);
        Assert.Equal(["versions"], dry.Created);
        Assert.Equal(["old"], dry.Deleted);
        Assert.Equal(["old"], policies.GetBundle(acme, "config").Keys);

        policies.SetBundle(acme, "config", new() { Policies = { ["versions.rego"] = Versions } });
        Assert.Equal(201, circle.Requests.Last().Status);
        Assert.Equal(["versions"], (await policies.GetBundleAsync(acme, "config")).Keys);
        var stored = await policies.GetAsync(acme, "config", "versions");
        Assert.Equal((Versions, circle.Clock.UtcNow), (stored.Content, stored.CreatedAt));

        var changed = policies.SetBundle(acme, "config", new() { Policies = { ["versions.rego"] = Versions + "# more" } });
        Assert.Equal(["versions"], changed.Modified);
        Assert.Empty(changed.Created);
        var e = Assert.Throws<CircleCiNotFoundException>(() => policies.Get(acme, "config", "old"));
        Assert.Contains("policy not found", e.Message);
    }

    [Fact]
    public async Task Stop_a_pipeline_once_they_are_enabled()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var org = circle.Org("acme").HasPolicy("tests_first", config => config.Contains("test") ? null : "no job has tests");
        org.HasPolicy("broken", _ => throw new InvalidOperationException("oops"), isHard: false);
        org.Project("shop").Runs(p => p.Workflow("build", w => w.Job("deploy")));
        using var client = circle.CreateClient();

        var before = await client.V2.Pipelines.TriggerAndWaitAsync("gh/acme/shop");
        client.V2.Policies.UpdateDecisionSettings(org.Id, "config", new() { Enabled = true });
        var after = await client.V2.Pipelines.TriggerAndWaitAsync("gh/acme/shop");

        Assert.True(before.IsSuccess);
        Assert.Equal("The configuration breaks a policy: tests_first: no job has tests", Assert.Single(after.Pipeline.Errors).Message);
        var decision = Assert.Single(client.V2.Policies.ListDecisions(org.Id, "config")).Decision!;
        Assert.Equal("HARD_FAIL", decision.Status);
        Assert.Contains("The test's rule for it failed itself: System.InvalidOperationException: oops", Assert.Single(decision.SoftFailures).Reason);
    }

    [Fact]
    public async Task Decide_as_the_test_says_and_keep_a_log()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var org = circle.Org("acme")
            .HasPolicy("fixed_versions", config => config.Contains(":latest") ? "latest is no version" : null)
            .HasPolicy("small", config => config.Length > 20 ? "too long" : null, isHard: false);
        using var client = circle.CreateClient();
        var policies = client.V2.Policies;

        var pass = await policies.MakeDecisionAsync(org.Id, "config", new() { Input = "image: cimg:1" });
        Assert.Equal("PASS", pass.Status);
        Assert.Equal(["fixed_versions", "small"], pass.EnabledRules);
        Assert.Empty(pass.HardFailures);
        Assert.Equal("SOFT_FAIL", policies.MakeDecision(org.Id, "config", new() { Input = "image: cimg/node:20.11.1" }).Status);
        circle.Clock.Advance(TimeSpan.FromMinutes(1));
        var hard = policies.MakeDecision(org.Id, "config", new() { Input = "image: cimg/node:latest", Metadata = { ["build_number"] = 7, ["who"] = "me" } });
        Assert.Equal("HARD_FAIL", hard.Status);
        Assert.Equal(("fixed_versions", "latest is no version"), (hard.HardFailures[0].Rule, hard.HardFailures[0].Reason));
        Assert.Equal("small", Assert.Single(hard.SoftFailures).Rule);

        Assert.Equal(["HARD_FAIL", "SOFT_FAIL", "PASS"], policies.ListDecisions(org.Id, "config").Select(d => d.Decision!.Status));
        Assert.Equal(["PASS"], (await policies.ListDecisionsAsync(org.Id, "config", new() { Offset = 2 })).Select(d => d.Decision!.Status));
        Assert.Equal(2, policies.ListDecisions(org.Id, "config", new() { Before = circle.Clock.UtcNow }).Count);
        var seventh = Assert.Single(policies.ListDecisions(org.Id, "config", new() { BuildNumber = "7" }));
        Assert.Equal(7, seventh.Metadata!.BuildNumber);
        Assert.All(seventh.Policies.Values, hash => Assert.Equal(128, hash.Length));

        policies.SetBundle(org.Id, "config", new() { Policies = new() });
        Assert.Equal("PASS", policies.MakeDecision(org.Id, "config", new() { Input = "image: cimg/node:latest" }).Status);
        Assert.Equal("HARD_FAIL", (await policies.GetDecisionAsync(org.Id, "config", seventh.Id!.Value)).Decision!.Status);
        Assert.Equal(["fixed_versions", "small"], policies.GetDecisionBundle(org.Id, "config", seventh.Id!.Value).Keys);
        Assert.Throws<CircleCiNotFoundException>(() => policies.GetDecision(org.Id, "config", Guid.NewGuid()));
    }

    [Fact]
    public async Task Have_a_log_that_is_read_part_by_part()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        circle.PageSize = 2;
        var acme = circle.Org("acme").Id;
        using var client = circle.CreateClient();
        for (var i = 0; i < 5; i++)
            client.V2.Policies.MakeDecision(acme, "config", new() { Input = "version: 2.1" });

        Assert.Equal(2, client.V2.Policies.ListDecisions(acme, "config").Count);
        Assert.Equal(5, client.V2.Policies.EnumerateDecisions(acme, "config").Select(d => d.Id).Distinct().Count());
    }

    [Fact]
    public async Task Are_switched_on_and_off()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var acme = circle.Org("acme").Id;
        using var client = circle.CreateClient();

        Assert.False((await client.V2.Policies.GetDecisionSettingsAsync(acme, "config")).Enabled);
        Assert.True(client.V2.Policies.UpdateDecisionSettings(acme, "config", new() { Enabled = true }).Enabled);
        Assert.True(client.V2.Policies.GetDecisionSettings(acme, "config").Enabled);
        var e = await Assert.ThrowsAnyAsync<CircleCiException>(() => client.V2.Policies.UpdateDecisionSettingsAsync(acme, "config", new()));
        Assert.Contains("enabled: is missing", e.Message);
    }

    [Fact]
    public async Task Are_refused_for_another_context_another_owner_and_when_they_are_too_large()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var acme = circle.Org("acme").Id;
        using var client = circle.CreateClient();

        var e = await Assert.ThrowsAnyAsync<CircleCiException>(() => client.V2.Policies.GetBundleAsync(acme, "custom"));
        Assert.Equal(HttpStatusCode.BadRequest, e.StatusCode);
        Assert.Contains("'custom' is none; there is only config.", e.Message);
        Assert.Contains("Forbidden", Assert.Throws<CircleCiPermissionException>(() => client.V2.Policies.GetBundle(Guid.NewGuid(), "config")).Message);
        e = Assert.ThrowsAny<CircleCiException>(() => client.V2.Policies.SetBundle(acme, "config", new() { Policies = { ["large"] = new string('#', 3_000_000) } }));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, e.StatusCode);
        e = Assert.ThrowsAny<CircleCiException>(() => client.V2.Policies.SetBundle(acme, "config", new() { Policies = { ["a.rego"] = Versions, ["b.rego"] = Versions } }));
        Assert.Contains("there are two with the name versions", e.Message);
    }
}
