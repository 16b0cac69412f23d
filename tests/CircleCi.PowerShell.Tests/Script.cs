using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

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
            "pipeline 43 is created", "pipeline 42 is created", "pipeline 40 is created", "pipeline 39 is created", "pipeline 37 is created",
            "JSON of 5 pipelines", "build has failed",
        ],
        ["trigger"] = ["triggered pipeline 7"],
        ["wait"] = ["pipeline 7 ended with success"],
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
    public static void AssertAsked(string name, ScriptServer server)
    {
        if (name == "list-pipelines")
            Assert.Equal(["", "?page-token=two", "?page-token=three"], server.Asked.Where(a => a.Contains("shop/pipeline", StringComparison.Ordinal)).Select(a => Regex.Match(a, @"\?.*").Value));
        if (name == "trigger")
        {
            var body = Newtonsoft.Json.Linq.JObject.Parse(server.Asked.Single(a => a.StartsWith("POST", StringComparison.Ordinal)).Split(' ', 3)[2]);
            Assert.True(Newtonsoft.Json.Linq.JToken.DeepEquals(Newtonsoft.Json.Linq.JObject.Parse("""{"branch":"main","parameters":{"deploy":true,"shards":4,"environment":"staging"}}"""), body), body.ToString());
        }

        if (name == "set-context-variable")
            Assert.Contains("""{"value":"npm-secret"}""", server.Asked.Single(a => a.StartsWith("PUT", StringComparison.Ordinal)));
    }
}
