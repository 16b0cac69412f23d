using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Tests.Regeneration;

/// <summary>The scheduled job of CI, whole, on this machine: a loopback server is CircleCI's address, a bare repository beside it the remote.</summary>
public sealed partial class DryRun : IDisposable
{
    /// <summary>The snapshots that the new call and the new property are in.</summary>
    private static readonly IEnumerable<string> Snapshots = new[] { "Operations.V2", "Source.V2.WorkflowsClient", "Surface.V2.net8.0" }.Select(s => $"tests/CircleCi.Surface.Tests/Verified/{s}.verified.txt");

    private readonly TemporaryRepository _repository = TemporaryRepository.WithSources();
    private readonly DirectoryInfo _remote = Directory.CreateTempSubdirectory("circleci-remote-");
    private readonly Upstream _upstream = new();

    public void Dispose()
    {
        _upstream.Dispose();
        _repository.Dispose();
        foreach (var file in _remote.EnumerateFiles("*", SearchOption.AllDirectories))
            file.Attributes = FileAttributes.Normal;
        _remote.Delete(recursive: true);
    }

    [Fact]
    public async Task Of_the_scheduled_job_leaves_a_branch_with_one_commit_that_says_what_changed()
    {
        await PrepareAsync();

        await RunAsync("regenerate");
        var proposal = await RunAsync("propose");

        var branch = $"regenerate/{_repository.Verdict["id"]}";
        Assert.Contains($"Pushed {branch} to origin.", proposal);
        Assert.Contains("No pull request was opened", proposal);
        Assert.Equal("1", (await _repository.GitAsync("--git-dir", _remote.FullName, "rev-list", "--count", $"main..{branch}")).Trim());
        var message = await _repository.GitAsync("--git-dir", _remote.FullName, "log", "-1", "--format=%B", branch);
        Assert.Equal(_repository.Report.TrimStart('#', ' ').Trim(), message.Trim());
        Assert.StartsWith("Follow CircleCI's v2: 1 new call, nothing breaks (minor)\n", message);
        Assert.Contains("- `circle.V2.Workflows.Pause` (POST /workflow/{id}/pause): Calls `POST /workflow/{id}/pause`.", message);
        Assert.Contains("`V2.User`: new: `Email` (`string?`).", message);
        Assert.Contains("`circle.V2.Users.GetCurrent` (GET /me): takes `(UsersGetCurrentOptions? options = null)` as well.", message);
        Assert.Contains("the tests and samples of v0.1.0 compile against the new one.", message);
        Assert.Contains("`circle.V2.Users.GetCurrent` (GET /me): is deprecated.", message);
        Assert.Matches(@"- GET /me \(V2\): `src/CircleCi\.Generated\.DependencyInjection/CircleCiHealthCheck\.cs:\d+`", message);
        Assert.DoesNotContain("To write: what the sandbox answers otherwise", message);
        var files = await _repository.GitAsync("--git-dir", _remote.FullName, "diff", "--name-only", "main", branch);
        Assert.Equal(["CHANGELOG.md", "Directory.Build.props", "docs/operations.md", "specs/v2/names.json", "specs/v2/openapi.json", .. Snapshots], files.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("<VersionPrefix>0.1.1</VersionPrefix>", await _repository.GitAsync("--git-dir", _remote.FullName, "show", $"{branch}:Directory.Build.props"));
        Assert.Contains("- `circle.V2.Workflows.Pause` (POST /workflow/{id}/pause): Calls", await _repository.GitAsync("--git-dir", _remote.FullName, "show", $"{branch}:CHANGELOG.md"));

        var surface = await _repository.GitAsync("--git-dir", _remote.FullName, "diff", "-U0", "main", branch, "--", "tests/CircleCi.Surface.Tests/Verified/Surface.V2.net8.0.verified.txt");
        Assert.Equal(
            ["+    public string? Email { get; set; } // email", "+    public virtual MessageResponse Pause(Guid id, CancellationToken cancellationToken = default);", "+    public virtual Task<MessageResponse> PauseAsync(Guid id, CancellationToken cancellationToken = default);", "+    public virtual User GetCurrent(CancellationToken cancellationToken);", "+    public virtual User GetCurrent(UsersGetCurrentOptions? options = null, CancellationToken cancellationToken = default);"],
            surface.Split('\n').Where(l => l.StartsWith('+') && (l.Contains(" Email ") || l.Contains("Pause") || l.Contains(" GetCurrent("))).Select(l => Obsolete().Replace(l, "")).Order(StringComparer.Ordinal));

        Assert.Matches(@"\n\+\| `POST /api/v2/workflow/\{id\}/pause`[^|]* \| `circle\.V2\.Workflows\.PauseAsync\(id\)` \|", await _repository.GitAsync("--git-dir", _remote.FullName, "diff", "main", branch, "--", "docs"));
        Assert.All(["Console", "WebhookReceiver", "Worker"], sample => Assert.True(Directory.Exists(_repository.At("artifacts", "regeneration", "work", "tests", "Samples", sample, "bin")), $"{sample} was not compiled."));

        var work = _repository.At("artifacts", "regeneration", "work", "src");
        Assert.All(
            ["CircleCi.Generated/bin/Release/netstandard2.0", "CircleCi.Generated.DependencyInjection/bin/Release/net8.0", "CircleCi.Generated.DependencyInjection/bin/Release/netstandard2.0", "CircleCi.Generated.Testing/bin/Release/net8.0"],
            built => Assert.True(Directory.Exists(Path.Combine(work, built)), $"{built} was not built."));

        // The same again, as tomorrow's run: the checkout is main's, and the branch is there.
        Assert.Contains($"The same change is proposed already, as {branch}.", await RunAsync("propose"));
        Assert.Contains("Nothing changed that a program could notice.", await RunAsync("regenerate"));
        Assert.Contains("there is nothing to propose", await RunAsync("propose"));
    }

    private async Task PrepareAsync()
    {
        File.WriteAllText(_repository.At("specs", "sources.json"), $$"""{"v1":null,"v1.1":null,"v2":"{{_upstream.Address}}"}""");
        await _repository.GitAsync("init", "-q", "-b", "main");
        await _repository.GitAsync("add", "--", ".");
        await _repository.GitAsync("commit", "-q", "-m", "All of it");
        await _repository.GitAsync("tag", "v0.1.0");
        await _repository.GitAsync("init", "-q", "--bare", "-b", "main", _remote.FullName);
        await _repository.GitAsync("remote", "add", "origin", _remote.FullName);
        await _repository.GitAsync("push", "-q", "origin", "main");

        var document = OurDescription.AsUpstream("v2");
        var pause = document["paths"]!["/workflow/{workflowId}/cancel"]!.DeepClone();
        pause["post"]!["operationId"] = "pauseWorkflow";
        pause["post"]!["parameters"]![0]!["name"] = "id";
        document["paths"]!["/workflow/{id}/pause"] = pause;
        // Our own health check calls it.
        document["paths"]!["/me"]!["get"]!["deprecated"] = true;
        document["paths"]!["/me"]!["get"]!["parameters"] = new JArray(new JObject { ["in"] = "query", ["name"] = "fields", ["schema"] = new JObject { ["type"] = "string" } });
        document["components"]!["schemas"]!["User"]!["properties"]!["email"] = new JObject { ["type"] = "string" };
        _upstream.Document = document.ToString();
    }

    private async Task<string> RunAsync(string command)
    {
        var (exitCode, output) = await _repository.BuildAsync(command);
        Assert.True(exitCode == 0, output);
        return output;
    }

    [GeneratedRegex("""\[Obsolete\("CircleCI has deprecated this operation."\)\] """)]
    private static partial Regex Obsolete();
}
