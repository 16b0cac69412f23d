using System.CommandLine;
using CircleCi.Build.Regeneration;

namespace CircleCi.Build.Commands;

/// <summary><c>propose</c>: makes a pull request of what <c>regenerate</c> has changed.</summary>
internal static class ProposeCommand
{
    public static Command Create()
    {
        var remote = new Option<string>("--remote") { Description = "The git remote that gets the branch.", DefaultValueFactory = _ => "origin" };
        var check = new Option<string?>("--check")
        {
            Description = "A workflow of GitHub to start on the branch, since GitHub starts none for a pull request that is opened with the token of a workflow.",
            HelpName = "FILE",
        };
        var command = new Command(
            "propose",
            "Pushes what regenerate has changed, and nothing else, as a branch with one commit, whose message is the report, and opens a pull request with gh. Does nothing if the verdict is none, or if there is a pull request of the same change.") { remote, check };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(remote)!, result.GetValue(check), cancellationToken));
        return command;
    }

    private static async Task RunAsync(string remote, string? check, CancellationToken cancellationToken)
    {
        var outcome = Outcome.Read();
        if (!outcome.IsChange)
        {
            Console.WriteLine("Nothing changed, so there is nothing to propose.");
            return;
        }

        var branch = $"regenerate/{outcome.Id}";
        var isPushed = (await GitAsync($"The remote '{remote}' did not list its branches", $"Name another one with --remote, or add it with: git remote add {remote} ADDRESS.", ["ls-remote", "--heads", remote, $"refs/heads/{branch}"], cancellationToken)).Length > 0;
        if (!isPushed)
        {
            var commit = await Proposal.CommitAsync(outcome, cancellationToken);
            await GitAsync($"{branch} could not be pushed to {remote}", "Nothing was proposed; run propose again when that is mended.", ["push", "--quiet", remote, $"{commit}:refs/heads/{branch}"], cancellationToken);
            Console.WriteLine($"Pushed {branch} to {remote}.");
        }

        await OpenAsync(outcome, branch, isPushed, check, cancellationToken);
    }

    /// <summary>Sees to it that the branch has a pull request, whoever pushed it and when.</summary>
    private static async Task OpenAsync(Outcome outcome, string branch, bool isPushed, string? check, CancellationToken cancellationToken)
    {
        var body = Path.Combine(Outcome.Folder, "body.md");
        if (!await GitHub.IsInstalledAsync(cancellationToken))
        {
            Console.WriteLine(isPushed
                ? $"The same change is proposed already, as {branch}. Whether it has a pull request only gh can say, which is not installed."
                : $"No pull request was opened, since gh is not installed. Open one from {branch}; its text is in {Repository.Relative(Path.Combine(Outcome.Folder, "report.md"))}.");
            return;
        }

        try
        {
            if (isPushed && await GitHub.FindPullRequestAsync(branch, cancellationToken) is var (address, state))
            {
                Console.WriteLine($"The same change is proposed already, as {branch}: {address} ({state}).");
                return;
            }

            await File.WriteAllTextAsync(body, Proposal.Body(outcome.Report), cancellationToken);
            Console.WriteLine($"Opened {await GitHub.OpenPullRequestAsync(branch, outcome.Title, body, cancellationToken)}");
            if (check is not null)
            {
                await GitHub.StartWorkflowAsync(check, branch, cancellationToken);
                Console.WriteLine($"Started {check} on {branch}.");
            }
        }
        catch (CommandException e)
        {
            throw new CommandException($"{branch} is pushed, but {e.Message.TrimEnd('.')}. Log gh in (gh auth login, or GH_TOKEN), or give its token the permissions, and run propose again: it opens what is missing.");
        }
    }

    private static async Task<string> GitAsync(string what, string whatToDo, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var (exitCode, output) = await Git.AttemptAsync(arguments, cancellationToken);
        return exitCode == 0 ? output : throw new CommandException($"{what}: {Git.Reason(output)}. {whatToDo}");
    }
}
