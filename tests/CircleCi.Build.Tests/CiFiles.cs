using System.Text.RegularExpressions;
using CircleCi.Build.Docs;
using CircleCi.Build.Import;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Tests;

/// <summary>What CI runs exists: jobs, commands and options, in the files of either service and wherever else commands are written down.</summary>
public partial class CiFiles
{
    private static readonly JObject CircleCi = Read(".circleci", "config.yml");

    public static TheoryData<string> Workflows => [.. Directory.EnumerateFiles(Repository.At(".github", "workflows")).Select(f => Path.GetFileName(f))];

    public static TheoryData<string> WithCommands => [".circleci/config.yml", ".github/workflows/test.yml", ".github/workflows/regenerate.yml", ".ci/run", .. Pages.Files.Select(f => Repository.Relative(f).Replace('\\', '/')).Where(f => f != "docs/style.md")];

    /// <summary>What the commands of the build program do with GitHub, and what a job's token needs for that. Whoever calls gh otherwise adds a line.</summary>
    private static readonly (string Command, string Permission, string Right)[] Needs =
    [
        ("propose", "contents", "write"),
        ("propose", "pull-requests", "write"),
        ("propose --check", "actions", "write"),
    ];

    [Fact]
    public void Of_circleci_hold_together()
    {
        Assert.Equal("2.1", (string?)CircleCi["version"]);
        AssertKeys(CircleCi, "version", "executors", "commands", "jobs", "workflows");
        var executors = Keys(CircleCi["executors"]!);
        var commands = Keys(CircleCi["commands"]!);
        foreach (var executor in CircleCi["executors"]!.Children<JProperty>())
            Assert.All(executor.Value["docker"]!, d => Assert.Matches(@"^[\w./-]+:\d+\.\d+\.\d+$", (string?)d["image"]));
        foreach (var command in CircleCi["commands"]!.Children<JProperty>())
        {
            AssertKeys(command.Value, "steps");
            Assert.All(command.Value["steps"]!, AssertStep);
        }

        foreach (var job in CircleCi["jobs"]!.Children<JProperty>())
        {
            AssertKeys(job.Value, "executor", "steps");
            Assert.Contains((string)job.Value["executor"]!, executors);
            Assert.NotEmpty(job.Value["steps"]!);
            Assert.All(job.Value["steps"]!, AssertStep);
        }

        var jobs = Keys(CircleCi["jobs"]!);
        foreach (var workflow in CircleCi["workflows"]!.Children<JProperty>())
        {
            AssertKeys(workflow.Value, "when", "jobs");
            Assert.All(workflow.Value["jobs"]!, job => Assert.Contains(job is JObject named ? Assert.Single(named.Properties()).Name : (string)job!, jobs));
        }

        void AssertStep(JToken step)
        {
            if (step is not JObject)
            {
                Assert.Contains((string)step!, commands.Append("checkout"));
                return;
            }

            var (name, value) = ((JObject)step).Properties().Select(p => (p.Name, p.Value)).Single();
            Assert.Contains(name, new[] { "run", "store_artifacts" });
            if (name == "run" && value is JObject)
                AssertKeys(value, "name", "command", "when", "no_output_timeout");
            if (name == "run")
                Assert.NotEmpty(value is JObject ? (string)value["command"]! : (string)value!);
            else
                Assert.NotEmpty((string)value["path"]!);
        }
    }

    [Fact]
    public void Of_circleci_regenerate_on_a_schedule_and_test_otherwise()
    {
        var workflows = CircleCi["workflows"]!;

        var isSchedule = workflows["regenerate"]!["when"]!["matches"]!;
        Assert.True(JToken.DeepEquals(isSchedule, workflows["test"]!["when"]!["not"]!["matches"]));
        // pipeline.trigger_source is no longer supported.
        Assert.Equal("<< pipeline.trigger.type >>", (string?)isSchedule["value"]);
        Assert.All(["schedule", "scheduled_pipeline"], type => Assert.Matches((string)isSchedule["pattern"]!, type));
        Assert.All(["webhook", "api", "github_app", "explicit", "reschedule"], type => Assert.DoesNotMatch((string)isSchedule["pattern"]!, type));
        Assert.Equal(["dotnet run --project build -- regenerate", "dotnet run --project build -- propose"], Runs(CircleCi["jobs"]!["regenerate"]!).Where(r => r.StartsWith("dotnet", StringComparison.Ordinal)));
        Assert.Equal([".ci/run"], Runs(CircleCi["jobs"]!["test"]!));
    }

    [Fact]
    public void Of_circleci_have_an_ssh_client_before_they_check_out_with_it()
    {
        var steps = CircleCi["commands"]!["get-code"]!["steps"]!;

        Assert.Equal("checkout", (string?)steps.Last());
        Assert.Contains("openssh-client", (string?)steps[0]!["run"]!["command"]);
        Assert.All(CircleCi["jobs"]!.Children<JProperty>(), job => Assert.Equal("get-code", (string?)job.Value["steps"]![0]));
    }

    [Fact]
    public void Of_both_store_the_report_of_a_run_that_fails()
    {
        var steps = CircleCi["jobs"]!["regenerate"]!["steps"]!.OfType<JObject>().ToList();
        var gather = steps[^2]["run"]!;
        Assert.Equal("always", (string?)gather["when"]);
        Assert.Contains("artifacts/regeneration/*.*", (string?)gather["command"]);
        Assert.Contains($" {steps[^1]["store_artifacts"]!["path"]}", (string?)gather["command"]);

        var last = Read(".github", "workflows", "regenerate.yml")["jobs"]!["regenerate"]!["steps"]!.Last!;
        Assert.Equal("always()", (string?)last["if"]);
        Assert.StartsWith("actions/upload-artifact@", (string?)last["uses"]);
        Assert.Contains("artifacts/regeneration/*.*", (string?)last["with"]!["path"]);
    }

    [Fact]
    public void Of_github_give_each_job_the_permissions_that_its_commands_need_and_no_other()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.At(".github", "workflows")))
        {
            var workflow = Read(".github", "workflows", Path.GetFileName(file));
            foreach (var job in workflow["jobs"]!.Children<JProperty>())
            {
                var given = (job.Value["permissions"] ?? workflow["permissions"]!).Children<JProperty>().ToDictionary(p => p.Name, p => (string)p.Value!);
                var commands = string.Join('\n', Runs(job.Value));
                var needed = Needs.Where(n => n.Command.Split(' ').All(part => commands.Contains(part, StringComparison.Ordinal))).ToDictionary(n => n.Permission, n => n.Right);
                // What is checked out is read.
                needed.TryAdd("contents", "read");

                Assert.Equal(needed.OrderBy(n => n.Key, StringComparer.Ordinal), given.OrderBy(g => g.Key, StringComparer.Ordinal));
            }
        }
    }

    [Fact]
    public void Of_github_start_the_checks_that_github_does_not_start_for_a_token_of_a_workflow()
    {
        var runs = Runs(Read(".github", "workflows", "regenerate.yml")["jobs"]!["regenerate"]!).Single(r => r.Contains("-- propose", StringComparison.Ordinal));

        var check = runs.Split(' ')[^1];
        Assert.Contains("--check", runs);
        // Only what has this trigger can be started.
        Assert.Contains("workflow_dispatch", Keys(Read(".github", "workflows", check)["on"]!));
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Of_github_hold_together_with_no_more_rights_than_they_need(string file)
    {
        var workflow = Read(".github", "workflows", file);

        AssertKeys(workflow, "name", "on", "permissions", "concurrency", "jobs");
        Assert.Equal("""{"contents":"read"}""", workflow["permissions"]!.ToString(Newtonsoft.Json.Formatting.None));
        AssertKeys(workflow["on"]!, "push", "pull_request", "schedule", "workflow_dispatch");
        foreach (var job in workflow["jobs"]!.Children<JProperty>())
        {
            AssertKeys(job.Value, "runs-on", "timeout-minutes", "permissions", "steps", "needs");
            Assert.Matches(@"^ubuntu-\d\d\.\d\d$", (string?)job.Value["runs-on"]);
            Assert.True(job.Name == "regenerate" || job.Value["permissions"] is null, $"{job.Name} may write.");
            Assert.All(job.Value["needs"] ?? new JArray(), needed => Assert.NotNull(workflow["jobs"]![(string)needed!]));
            foreach (var step in job.Value["steps"]!)
            {
                AssertKeys(step, "name", "uses", "with", "run", "env", "if");
                Assert.NotEqual(step["uses"] is null, step["run"] is null);
                // A tag can be moved to other code; a commit cannot.
                if (step["uses"] is { } action)
                    Assert.Matches("^[a-z-]+/[a-z-]+@[0-9a-f]{40}$", (string?)action);
            }
        }
    }

    [Fact]
    public void Of_both_run_the_same_and_put_no_secret_into_a_command()
    {
        var github = new[] { "test", "regenerate" }.ToDictionary(name => name, name => Runs(Read(".github", "workflows", $"{name}.yml")["jobs"]![name]!).ToList());

        foreach (var (name, runs) in github)
        {
            // What is particular to either service is installing, keeping the report, and starting the checks.
            Assert.Equal(runs.Select(r => r.Split(" --check")[0]), Runs(CircleCi["jobs"]![name]!).Where(r => r.StartsWith("dotnet", StringComparison.Ordinal) || r.StartsWith(".ci", StringComparison.Ordinal)));
            Assert.All(runs.Concat(Runs(CircleCi["jobs"]![name]!)), run => Assert.DoesNotMatch(@"[$]|<<|TOKEN", run));
        }
    }

    [Theory]
    [MemberData(nameof(WithCommands))]
    public void And_documents_name_commands_and_options_that_exist(string file)
    {
        var commands = BuildCommand().Matches(File.ReadAllText(Repository.At(file.Split('/')))).Select(m => m.Groups[1].Value.Trim()).ToList();

        // The test job calls .ci/run, which is looked at itself; the list of operations is no text.
        Assert.True(commands.Count > 0 || file is ".github/workflows/test.yml" or "docs/operations.md", $"{file} calls no command.");
        Assert.All(commands, command => Assert.Empty(Program.Parse(WithoutPlaceholders(command)).Errors));
    }

    [Theory]
    [InlineData("regenrate")]
    [InlineData("propose --remotes origin")]
    public void Would_be_told_of_a_command_or_option_that_does_not(string command) => Assert.NotEmpty(Program.Parse(command.Split(' ')).Errors);

    [Fact]
    public void Call_a_script_that_is_there() => Assert.True(File.Exists(Repository.At(".ci", "run")));

    /// <summary>[FILE|URL] may be left out; a placeholder is as good as a value.</summary>
    private static string[] WithoutPlaceholders(string command) => command.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Runs(JToken job) => job["steps"]!.OfType<JObject>().Where(s => s["run"] is not null).Select(s => s["run"] is JObject run ? (string)run["command"]! : (string)s["run"]!);

    private static void AssertKeys(JToken node, params string[] known) => Assert.Empty(Keys(node).Except(known));

    private static HashSet<string> Keys(JToken node) => [.. ((JObject)node).Properties().Select(p => p.Name)];

    private static JObject Read(params string[] path) => SourceReader.Parse(path[^1], File.ReadAllText(Repository.At(path)));

    [GeneratedRegex(@"dotnet run --project build -- ([^`\r\n#]+)")]
    private static partial Regex BuildCommand();
}
