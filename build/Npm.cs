namespace CircleCi.Build;

/// <summary>Gets what comes from npm.</summary>
internal static class Npm
{
    /// <summary>Installs the packages that a folder's lock file names, without running a script of theirs.</summary>
    /// <exception cref="CommandException">npm is not here, or its registry has not all of them.</exception>
    public static Task InstallAsync(string what, string folder, CancellationToken cancellationToken) =>
        Shell.StepAsync($"Getting {what} from npm", OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci", "--ignore-scripts", "--prefix", folder], cancellationToken);
}
