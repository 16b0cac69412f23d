using System.CommandLine;
using CircleCi.Build.Regeneration;

namespace CircleCi.Build.Commands;

/// <summary><c>propose</c>: makes a pull request of what <c>regenerate</c> has changed.</summary>
internal static class ProposeCommand
{
    /// <summary>What the tests of the surface make: snapshots, and pages for people.</summary>
    private static readonly string[] Accepted = ["tests/CircleCi.Surface.Tests", "docs"];

    public static Command Create()
    {
        var remote = new Option<string>("--remote") { Description = "The git remote that gets the branch.", DefaultValueFactory = _ => "origin" };
        var command = new Command(
            "propose",
            "Pushes what regenerate has changed as a branch with one commit, whose message is the report, and opens a pull request with gh. Does nothing if the verdict is none, or if the same change is proposed already.") { remote };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(remote)!, cancellationToken));
        return command;
    }

    private static async Task RunAsync(string remote, CancellationToken cancellationToken)
    {
        var outcome = Outcome.Read();
        if (!outcome.IsChange)
        {
            Console.WriteLine("Nothing changed, so there is nothing to propose.");
            return;
        }

        var branch = $"regenerate/{outcome.Id}";
        if ((await Git.RunAsync(["ls-remote", "--heads", remote, $"refs/heads/{branch}"], cancellationToken)).Length > 0)
        {
            Console.WriteLine($"The same change is proposed already, as {branch}.");
            return;
        }

        var commit = await CommitAsync(outcome, cancellationToken);
        await Git.RunAsync(["push", "--quiet", remote, $"{commit}:refs/heads/{branch}"], cancellationToken);
        Console.WriteLine($"Pushed {branch} to {remote}.");
        await OpenAsync(outcome, branch, cancellationToken);
    }

    /// <summary>Makes the commit beside the working tree and its index, which stay as they are.</summary>
    private static async Task<string> CommitAsync(Outcome outcome, CancellationToken cancellationToken)
    {
        var index = Path.Combine(Outcome.Folder, "index");
        var message = Path.Combine(Outcome.Folder, "message.txt");
        File.Delete(index);
        await File.WriteAllTextAsync(message, outcome.Title + outcome.Report[outcome.Report.IndexOf('\n')..], cancellationToken);
        var environment = new Dictionary<string, string?> { ["GIT_INDEX_FILE"] = index };
        if ((await Git.TryAsync(["config", "user.email"], cancellationToken)).ExitCode != 0)
        {
            foreach (var role in new[] { "AUTHOR", "COMMITTER" })
                (environment[$"GIT_{role}_NAME"], environment[$"GIT_{role}_EMAIL"]) = ("CircleCi.Generated", "regenerate@localhost");
        }

        await Git.RunAsync(["read-tree", "HEAD"], cancellationToken, environment);
        var accepted = Accepted.Where(a => Path.Exists(Repository.At(a)));
        await Git.RunAsync(["add", "--", .. outcome.Files, .. accepted], cancellationToken, environment);
        var tree = await Git.RunAsync(["write-tree"], cancellationToken, environment);
        return await Git.RunAsync(["commit-tree", tree, "-p", "HEAD", "-F", message], cancellationToken, environment);
    }

    private static async Task OpenAsync(Outcome outcome, string branch, CancellationToken cancellationToken)
    {
        var body = Path.Combine(Outcome.Folder, "report.md");
        try
        {
            await Shell.RunAsync("gh", ["pr", "create", "--head", branch, "--title", outcome.Title, "--body-file", body], cancellationToken);
        }
        catch (CommandException e)
        {
            Console.WriteLine($"No pull request was opened ({e.Message.TrimEnd('.')}). Open one from {branch}; its text is in {Repository.Relative(body)}.");
        }
    }
}
