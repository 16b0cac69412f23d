using CircleCi.Generated.Testing;

namespace Demo;

/// <summary>What there is in the embedded CircleCI: gh/acme/shop, which builds, tests in two ways, and deploys if a person says so.</summary>
internal static class Shop
{
    public const string Slug = "gh/acme/shop";

    public static SandboxProject Open(CircleCiSandbox circle)
    {
        var acme = circle.Org("acme");
        acme.HasContext("deploy", c => c.Variable("REGISTRY_TOKEN", "f4c1-77aa"));
        return acme.Project("shop").HasEnvironmentVariable("NPM_TOKEN", "npm_81d3").Runs(p => p
            .ForCommit("Charge the card once")
            .Workflow("build", w => w
                .Job("build").Takes(TimeSpan.FromSeconds(20)).Step("npm ci", "added 312 packages in 9s\n").Step("npm run build", "dist/app.js  48.2 kB\n")
                .Job("lint").Takes(TimeSpan.FromSeconds(12)).Step("npm run lint", "0 problems\n")
                .Job("test").Needs("build").Takes(TimeSpan.FromSeconds(35))
                    .Step("npm ci", "added 312 packages in 9s\n")
                    .Step("npm test", "Cart\n  ok   adds an item (3 ms)\n  FAIL charges once (21 ms)\n       Expected 1 charge, found 2.\n2 tests, 1 failure\n")
                    .Test("Cart", "adds an item", file: "test/cart.test.js", seconds: 0.003)
                    .Test("Cart", "charges once", "Expected 1 charge, found 2.", "test/cart.test.js", 0.021)
                    .Artifact("reports/cart.txt", "charges once: Expected 1 charge, found 2.\n    at test/cart.test.js:41\n")
                    .Fails()
                .Job("browser").Needs("build").Takes(TimeSpan.FromSeconds(25)).Step("npx playwright test", "8 passed\n")
                .Approval("release").Needs("test", "browser")
                .Job("deploy").Needs("release")));
    }
}
