namespace CircleCi.Build.Regeneration;

/// <summary>The commit of what a regeneration has changed, made beside the working tree and its index, which stay as they are.</summary>
internal static class Proposal
{
    /// <summary>As much as GitHub takes for the text of a pull request.</summary>
    private const int LongestBody = 65_000;

    /// <summary>Commits the files that the regeneration wrote, as it wrote them: what else is not committed, or was changed since, is not in it.</summary>
    public static async Task<string> CommitAsync(Outcome outcome, CancellationToken cancellationToken)
    {
        var (code, head) = await Git.AttemptAsync(["rev-parse", "--verify", "-q", "HEAD^{commit}"], cancellationToken);
        if (code != 0)
            throw new CommandException("There is no git repository with a commit here, on which a proposal could stand.");
        var index = Path.Combine(Outcome.Folder, "index");
        var message = Path.Combine(Outcome.Folder, "message.txt");
        File.Delete(index);
        await File.WriteAllTextAsync(message, outcome.Title + outcome.Report[outcome.Report.IndexOf('\n')..], cancellationToken);
        var environment = new Dictionary<string, string?> { ["GIT_INDEX_FILE"] = index };
        foreach (var (key, variable, value) in new[] { ("user.name", "NAME", "CircleCi.Generated"), ("user.email", "EMAIL", "regenerate@localhost") })
        {
            if ((await Git.AttemptAsync(["config", key], cancellationToken)).ExitCode == 0)
                continue;
            foreach (var name in new[] { $"GIT_AUTHOR_{variable}", $"GIT_COMMITTER_{variable}" })
                environment[name] = Environment.GetEnvironmentVariable(name) ?? value;
        }

        await Git.RunAsync(["read-tree", head], cancellationToken, environment);
        foreach (var file in outcome.Files)
        {
            var content = await ContentAsync(file, head, environment, cancellationToken);
            var blob = await Git.RunAsync(["hash-object", "-w", $"--path={file}", "--", content], cancellationToken);
            await Git.RunAsync(["update-index", "--add", "--cacheinfo", $"100644,{blob},{file}"], cancellationToken, environment);
        }

        var tree = await Git.RunAsync(["write-tree"], cancellationToken, environment);
        return await Git.RunAsync(["commit-tree", tree, "-p", head, "-F", message], cancellationToken, environment);
    }

    /// <summary>The report, as far as GitHub takes it.</summary>
    public static string Body(string report) => report.Length <= LongestBody ? report : $"{report[..report.LastIndexOf('\n', LongestBody)]}\n\nThe rest is in the message of the commit.\n";

    /// <summary>The file to commit. Where it had edits that are not committed, the regeneration's part of it alone is put on what is.</summary>
    private static async Task<string> ContentAsync(string file, string head, IReadOnlyDictionary<string, string?> environment, CancellationToken cancellationToken)
    {
        var after = Outcome.FileAfter(file);
        var committed = await Git.AttemptAsync(["rev-parse", "--verify", "-q", $"{head}:{file}"], cancellationToken);
        if (committed.ExitCode != 0 || Outcome.FileBefore(file) is not { } before)
            return after;
        if (await Git.RunAsync(["hash-object", $"--path={file}", "--", before], cancellationToken) == committed.Output)
            return after;
        var folder = Path.Combine(Outcome.Folder, "files", "committed");
        await Git.RunAsync(["checkout-index", "--force", $"--prefix={folder}{Path.DirectorySeparatorChar}", "--", file], cancellationToken, environment);
        var merged = Path.Combine(folder, file);
        var (conflicts, _) = await Git.AttemptAsync(["merge-file", "-q", merged, before, after], cancellationToken);
        return conflicts == 0
            ? merged
            : throw new CommandException($"{file} had edits that are not committed where regenerate changed it. Commit them or take them back, and run regenerate and propose again.");
    }
}
