namespace CircleCi.Build.Regeneration;

/// <summary>
/// The version that a change leads to, by SemVer. While the first number is 0, a break raises the second one and everything else the third: that
/// is how NuGet users read 0.x. What was never released has no users, so until the first tag the version stays.
/// </summary>
internal static class NextVersion
{
    /// <param name="current">The version that the project has, such as 0.1.0: released, or raised already by an earlier change.</param>
    /// <param name="tag">The tag of the last release, such as v0.1.0; null before the first.</param>
    /// <param name="level">What the change means.</param>
    public static string After(string current, string? tag, Level level)
    {
        var now = Parse(current);
        if (tag is null)
            return current;
        var next = Raise(Parse(tag), level);
        return (next > now ? next : now).ToString(3);
    }

    private static Version Raise(Version version, Level level) => (level, version.Major) switch
    {
        (Level.None, _) => version,
        (Level.Major, > 0) => new Version(version.Major + 1, 0, 0),
        (Level.Major, 0) or (Level.Minor, > 0) => new Version(version.Major, version.Minor + 1, 0),
        _ => new Version(version.Major, version.Minor, version.Build + 1),
    };

    private static Version Parse(string text) =>
        Version.TryParse(text.TrimStart('v'), out var version) && version is { Build: >= 0, Revision: < 0 }
            ? version
            : throw new CommandException($"'{text}' is no version; write three numbers, as in v1.2.3.");
}
