using System.Runtime.CompilerServices;
using CircleCi.Generated.Testing;
using Newtonsoft.Json.Linq;

namespace CircleCi.PowerShell.Tests;

/// <summary>The scripts of tests/powershell, and what they have to write and ask.</summary>
internal static class Script
{
    /// <summary>What each one writes.</summary>
    public static IReadOnlyDictionary<string, string[]> Outputs { get; } = new Dictionary<string, string[]>
    {
        ["sign-in"] = ["signed in as ada"],
        ["list-pipelines"] =
        [
            "pipeline 11 is created", "pipeline 10 is created", "pipeline 8 is created", "pipeline 7 is created", "pipeline 5 is created",
            "JSON of 5 pipelines", "build has failed",
        ],
        ["trigger"] = ["triggered pipeline 13"],
        ["wait"] = ["pipeline 13 ended with success"],
        ["download-artifacts"] = ["report.txt has 11 bytes"],
        ["read-log"] = ["Run tests: 2 of 7 tests failed"],
        ["catch-errors"] = ["not found: /api/v2/project/gh/acme/nothing"],
        ["set-context-variable"] = ["set NPM_TOKEN in deploy"],
    };

    public static TheoryData<string> Names => [.. Outputs.Keys];

    public static string Folder { get; } = Path.GetFullPath(Path.Combine(HereFolder(), "..", "powershell"));

    /// <summary>The folder of this source file: paths of tests are not mapped.</summary>
    public static string HereFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    public static string File(string name) => Path.Combine(Folder, $"{name}.ps1");

    /// <summary>What must have been asked, whatever the script ran in.</summary>
    public static void AssertAsked(string name, CircleCiSandbox circle)
    {
        if (name == "list-pipelines")
            Assert.Equal(3, Asked("V2.Pipelines.ListForProject").Count());
        if (name == "trigger")
            AssertSame("""{"branch":"main","parameters":{"deploy":true,"shards":4,"environment":"staging"}}""", "V2.Pipelines.Trigger");
        if (name == "set-context-variable")
            AssertSame("""{"value":"npm-secret"}""", "V2.Contexts.SetEnvironmentVariable");

        IEnumerable<SandboxRequest> Asked(string operation) => circle.Requests.Where(r => r.Operation == operation);
        void AssertSame(string expected, string operation)
        {
            var body = Assert.Single(Asked(operation)).Json;
            Assert.True(JToken.DeepEquals(JToken.Parse(expected), body), $"{body}");
        }
    }
}
