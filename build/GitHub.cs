using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build;

/// <summary>What the build program asks of GitHub, by its program gh.</summary>
internal static class GitHub
{
    /// <summary>Whether there is a gh on this machine.</summary>
    public static async Task<bool> IsInstalledAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await Shell.CaptureAsync("gh", ["--version"], cancellationToken)).ExitCode == 0;
        }
        catch (CommandException)
        {
            return false;
        }
    }

    /// <summary>The newest pull request of a branch, whether it is open or not.</summary>
    /// <exception cref="CommandException">gh cannot say; the message says why.</exception>
    public static async Task<(string Address, string State)?> FindPullRequestAsync(string branch, CancellationToken cancellationToken)
    {
        var output = await RunAsync(["pr", "list", "--head", branch, "--state", "all", "--limit", "1", "--json", "url,state"], cancellationToken);
        try
        {
            return JArray.Parse(output).FirstOrDefault() is JObject found ? ((string)found["url"]!, ((string)found["state"]!).ToLowerInvariant()) : null;
        }
        catch (JsonException)
        {
            throw new CommandException($"gh said of the pull requests of {branch} what is no JSON: {First(output)}");
        }
    }

    /// <summary>Opens a pull request; gives what gh says, which is its address.</summary>
    /// <exception cref="CommandException">gh fails; the message gives the reason.</exception>
    public static Task<string> OpenPullRequestAsync(string branch, string title, string bodyFile, CancellationToken cancellationToken) =>
        RunAsync(["pr", "create", "--head", branch, "--title", title, "--body-file", bodyFile], cancellationToken);

    /// <summary>Starts a workflow on a branch.</summary>
    /// <exception cref="CommandException">gh fails; the message gives the reason.</exception>
    public static Task<string> StartWorkflowAsync(string file, string branch, CancellationToken cancellationToken) => RunAsync(["workflow", "run", file, "--ref", branch], cancellationToken);

    private static async Task<string> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var (exitCode, output) = await Shell.CaptureAsync("gh", arguments, cancellationToken);
        return exitCode == 0 ? output.Trim() : throw new CommandException($"gh {arguments[0]} {arguments[1]}: {First(output)}");
    }

    private static string First(string output) => output.Split('\n').Select(l => l.Trim()).FirstOrDefault(l => l.Length > 0) ?? "it does not say why";
}
