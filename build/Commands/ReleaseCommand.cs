using System.CommandLine;
using CircleCi.Build.Regeneration;

namespace CircleCi.Build.Commands;

/// <summary><c>release</c>: gives what is not released yet in CHANGELOG.md its number and date.</summary>
internal static class ReleaseCommand
{
    public static Command Create()
    {
        var command = new Command("release", "Gives what CHANGELOG.md has under [Unreleased] the version of Directory.Build.props and today's date, and says how to tag it.");
        command.SetAction((_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    private static async Task RunAsync(CancellationToken cancellationToken)
    {
        var version = VersionFile.Read(await File.ReadAllTextAsync(Repository.At("Directory.Build.props"), cancellationToken));
        if (await Git.FindReleaseAsync(cancellationToken) == $"v{version}")
            throw new CommandException($"{version} is released already; raise <VersionPrefix> in Directory.Build.props.");
        var path = Repository.At("CHANGELOG.md");
        var text = Changelog.Release(await File.ReadAllTextAsync(path, cancellationToken), version, DateOnly.FromDateTime(DateTime.UtcNow));
        FileSwap.Replace(new Dictionary<string, string> { [path] = text });
        Console.WriteLine($"CHANGELOG.md has {version} now. Next: git commit -am \"Release {version}\" && git tag v{version}, then pack with IsRelease=true in the environment.");
    }
}
