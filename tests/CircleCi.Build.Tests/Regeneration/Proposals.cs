using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Tests.Regeneration;

/// <summary>What propose makes of an outcome, with git as it is, and a gh that is played by a script.</summary>
public sealed class Proposals : IDisposable
{
    private const string Branch = "regenerate/0123456789ab";

    private readonly TemporaryRepository _repository = TemporaryRepository.WithSpecs();
    private readonly DirectoryInfo _elsewhere = Directory.CreateTempSubdirectory("circleci-remote-");

    public void Dispose()
    {
        _repository.Dispose();
        foreach (var file in _elsewhere.EnumerateFiles("*", SearchOption.AllDirectories))
            file.Attributes = FileAttributes.Normal;
        _elsewhere.Delete(recursive: true);
    }

    private string Remote => Path.Combine(_elsewhere.FullName, "remote.git");

    private string Asked => File.Exists(Path.Combine(_elsewhere.FullName, "asked")) ? File.ReadAllText(Path.Combine(_elsewhere.FullName, "asked")) : "";

    [Fact]
    public async Task Are_pushed_and_opened_once()
    {
        await PrepareAsync();

        var first = await SucceedAsync();
        var second = await SucceedAsync();

        Assert.Contains($"Pushed {Branch} to origin.", first);
        Assert.Contains("Opened https://github.test/pull/1", first);
        Assert.Contains($"The same change is proposed already, as {Branch}: https://github.test/pull/1 (open).", second);
        Assert.Equal(1, Asked.Split('\n').Count(l => l.StartsWith("pr create", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Hold_what_regenerate_wrote_and_nothing_else()
    {
        await PrepareAsync();
        // Beside it, in a new file, and on top of what it wrote.
        File.AppendAllText(_repository.At("nswag.json"), "\n\n");
        File.WriteAllText(_repository.At("notes.txt"), "mine");
        await _repository.GitAsync("add", "notes.txt");
        File.AppendAllText(_repository.At("specs", "v2", "names.json"), "// by hand");
        var (status, index) = (await _repository.GitAsync("status", "--porcelain"), File.ReadAllBytes(_repository.At(".git", "index")));

        await SucceedAsync();

        Assert.Equal("CHANGELOG.md\nspecs/v2/names.json\n", await RemoteAsync("diff", "--name-only", "main", Branch));
        Assert.Equal("{\"new\":true}\n", await RemoteAsync("show", $"{Branch}:specs/v2/names.json"));
        Assert.Equal("Follow CircleCI's v2: nothing breaks (patch)\n\nAll of it.", (await RemoteAsync("log", "-1", "--format=%B", Branch)).Trim());
        Assert.Equal(status, await _repository.GitAsync("status", "--porcelain"));
        Assert.Equal(index, File.ReadAllBytes(_repository.At(".git", "index")));
    }

    [Fact]
    public async Task Leave_out_edits_that_a_file_had_before_regenerate_changed_it_too()
    {
        await PrepareAsync(uncommitted: "A line that is not committed.\n");

        await SucceedAsync();

        var changelog = await RemoteAsync("show", $"{Branch}:CHANGELOG.md");
        Assert.Contains("- By regenerate.", changelog);
        Assert.DoesNotContain("not committed", changelog);
    }

    [Fact]
    public async Task Say_what_to_do_where_such_edits_are_in_the_way()
    {
        await PrepareAsync(uncommitted: "A line that is not committed.\n", isInTheWay: true);

        await FailAsync("error: CHANGELOG.md had edits that are not committed where regenerate changed it. Commit them or take them back, and run regenerate and propose again.");

        Assert.Equal("", await RemoteAsync("branch", "--list", "regenerate/*"));
    }

    [Fact]
    public async Task Open_the_pull_request_that_an_earlier_run_did_not()
    {
        await PrepareAsync();
        Play("pr create", "echo 'HTTP 502: Bad Gateway' >&2; exit 1");

        await FailAsync($"error: {Branch} is pushed, but gh pr create: HTTP 502: Bad Gateway. Log gh in (gh auth login, or GH_TOKEN), or give its token the permissions, and run propose again: it opens what is missing.");
        Play("pr create", "touch opened; echo https://github.test/pull/1");
        var output = await SucceedAsync();

        Assert.Contains("Opened https://github.test/pull/1", output);
        Assert.DoesNotContain("Pushed", output);
    }

    [Fact]
    public async Task Leave_a_pull_request_closed_that_somebody_closed()
    {
        await PrepareAsync();
        await SucceedAsync();
        Play("pr list", """echo '[{"url":"https://github.test/pull/1","state":"CLOSED"}]'""");

        Assert.Contains($"as {Branch}: https://github.test/pull/1 (closed).", await SucceedAsync());
    }

    [Fact]
    public async Task Say_that_gh_is_not_logged_in()
    {
        await PrepareAsync();
        await SucceedAsync();
        Play("pr list", "echo 'To get started with GitHub CLI, please run:  gh auth login' >&2; exit 4");

        await FailAsync($"error: {Branch} is pushed, but gh pr list: To get started with GitHub CLI, please run:  gh auth login. Log gh in");
    }

    [Fact]
    public async Task Say_where_the_text_is_if_there_is_no_gh()
    {
        await PrepareAsync();
        File.Delete(Path.Combine(_elsewhere.FullName, "bin", "gh"));

        Assert.Contains($"No pull request was opened, since gh is not installed. Open one from {Branch}; its text is in", await SucceedAsync());
        Assert.Contains($"The same change is proposed already, as {Branch}. Whether it has a pull request only gh can say", await SucceedAsync());
    }

    [Fact]
    public async Task Start_the_checks_of_the_branch_where_that_is_asked_for()
    {
        await PrepareAsync();

        Assert.Contains($"Started test.yml on {Branch}.", await SucceedAsync("--check", "test.yml"));
        Assert.Contains($"workflow run test.yml --ref {Branch}\n", Asked);
    }

    [Fact]
    public async Task Need_a_remote_that_is_there()
    {
        await PrepareAsync();
        await _repository.GitAsync("remote", "remove", "origin");

        await FailAsync("error: The remote 'origin' did not list its branches: fatal: 'origin' does not appear to be a git repository. Name another one with --remote, or add it with: git remote add origin ADDRESS.");
    }

    [Fact]
    public async Task Need_a_repository()
    {
        await PrepareAsync();
        Directory.Move(_repository.At(".git"), Path.Combine(_elsewhere.FullName, "moved"));

        await FailAsync("error: The remote 'origin' did not list its branches: fatal: ");
    }

    [Fact]
    public async Task Say_why_a_remote_does_not_take_the_branch()
    {
        await PrepareAsync();
        var hook = Path.Combine(Remote, "hooks", "pre-receive");
        Directory.CreateDirectory(Path.GetDirectoryName(hook)!);
        WriteScript(hook, "echo 'nobody may push here' >&2; exit 1");

        await FailAsync($"error: {Branch} could not be pushed to origin: [remote rejected]");
    }

    [Fact]
    public async Task Stand_on_what_is_checked_out_though_the_remote_has_moved_on()
    {
        await PrepareAsync();
        var other = Path.Combine(_elsewhere.FullName, "other");
        await _repository.GitAsync("clone", "-q", Remote, other);
        await _repository.GitAsync("-C", other, "commit", "-q", "--allow-empty", "-m", "Meanwhile");
        await _repository.GitAsync("-C", other, "push", "-q", "origin", "main");

        await SucceedAsync();

        Assert.Equal("1", (await RemoteAsync("rev-list", "--count", $"main..{Branch}")).Trim());
        Assert.Equal("CHANGELOG.md\nspecs/v2/names.json\n", await RemoteAsync("diff", "--name-only", $"main...{Branch}"));
    }

    [Fact]
    public async Task Need_no_branch_that_is_checked_out_and_no_name_of_a_person()
    {
        await PrepareAsync();
        await _repository.GitAsync("checkout", "-q", "--detach");

        await SucceedAsync();

        Assert.Equal("CircleCi.Generated <regenerate@localhost>", (await RemoteAsync("log", "-1", "--format=%an <%ae>", Branch)).Trim());
    }

    /// <summary>A repository with a remote, in which regenerate has just changed two files.</summary>
    /// <param name="uncommitted">What the changelog had when regenerate ran that is not committed.</param>
    /// <param name="isInTheWay">Whether that is where regenerate writes.</param>
    private async Task PrepareAsync(string uncommitted = "", bool isInTheWay = false)
    {
        const string Middle = "\n## [Unreleased]\n";
        const string Old = "# Changelog\n\nWhat users see.\n\nIt is long.\n\nSo that edits lie apart.\n" + Middle;
        File.WriteAllText(_repository.At("CHANGELOG.md"), Old);
        File.WriteAllText(_repository.At("specs", "v2", "names.json"), "{}\n");
        File.WriteAllText(_repository.At(".gitignore"), "artifacts/\nbuild/\n");
        await _repository.GitAsync("init", "-q", "-b", "main");
        await _repository.GitAsync("add", ".");
        await _repository.GitAsync("commit", "-q", "-m", "All of it");
        await _repository.GitAsync("init", "-q", "--bare", "-b", "main", Remote);
        await _repository.GitAsync("remote", "add", "origin", Remote);
        await _repository.GitAsync("push", "-q", "origin", "main");

        var before = isInTheWay ? Old + uncommitted : uncommitted + Old;
        Write("CHANGELOG.md", before, before + "\n- By regenerate.\n");
        Write("specs/v2/names.json", "{}\n", "{\"new\":true}\n");
        File.WriteAllText(_repository.At("artifacts", "regeneration", "report.md"), "# Follow CircleCI's v2: nothing breaks (patch)\n\nAll of it.\n");
        File.WriteAllText(_repository.At("artifacts", "regeneration", "verdict.json"), new JObject { ["verdict"] = "patch", ["id"] = Branch.Split('/')[1], ["files"] = new JArray("CHANGELOG.md", "specs/v2/names.json") }.ToString());

        var bin = Directory.CreateDirectory(Path.Combine(_elsewhere.FullName, "bin")).FullName;
        WriteScript(Path.Combine(bin, "gh"), $"""cd "{_elsewhere.FullName}"; echo "$@" >> asked; test -f "played $1 $2" && . "./played $1 $2"; exit 0""");
        Play("pr list", """test -f opened && echo '[{"url":"https://github.test/pull/1","state":"OPEN"}]' || echo '[]'""");
        Play("pr create", "touch opened; echo https://github.test/pull/1");
    }

    private void Write(string file, string before, string after)
    {
        foreach (var (path, text) in new[] { ($"artifacts/regeneration/files/before/{file}", before), ($"artifacts/regeneration/files/after/{file}", after), (file, after) })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_repository.At(path))!);
            File.WriteAllText(_repository.At(path), text);
        }
    }

    private void Play(string command, string script) => File.WriteAllText(Path.Combine(_elsewhere.FullName, $"played {command}"), script);

    private static void WriteScript(string path, string script)
    {
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private Task<string> RemoteAsync(params string[] arguments) => _repository.GitAsync(["--git-dir", Remote, .. arguments]);

    private async Task<string> SucceedAsync(params string[] arguments)
    {
        var (exitCode, output) = await ProposeAsync(arguments);
        Assert.True(exitCode == 0, output);
        return output;
    }

    /// <summary>It ends with 1, and with one line on what is wrong and what to do.</summary>
    private async Task FailAsync(string line)
    {
        var (exitCode, output) = await ProposeAsync();
        Assert.Equal(1, exitCode);
        Assert.StartsWith(line, Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries), l => l.StartsWith("error:", StringComparison.Ordinal)));
        Assert.DoesNotContain("   at ", output);
    }

    /// <summary>With no configuration of git but the repository's, and gh from the script alone.</summary>
    private Task<(int ExitCode, string Output)> ProposeAsync(params string[] arguments)
    {
        var path = string.Join(Path.PathSeparator, Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Where(p => !File.Exists(Path.Combine(p, "gh"))).Prepend(Path.Combine(_elsewhere.FullName, "bin")));
        return _repository.BuildAsync(new Dictionary<string, string> { ["PATH"] = path, ["GIT_CONFIG_GLOBAL"] = "/dev/null", ["GIT_CONFIG_SYSTEM"] = "/dev/null", ["LC_ALL"] = "C" }, ["propose", .. arguments]);
    }
}
