using System.Text.RegularExpressions;

namespace CircleCi.Build.Regeneration;

/// <summary>Where the version stands: VersionPrefix in Directory.Build.props.</summary>
internal static partial class VersionFile
{
    public static string Read(string text) =>
        Prefix().Match(text) is { Success: true } match ? match.Groups[1].Value : throw new CommandException("Directory.Build.props has no <VersionPrefix>, from which the version is taken.");

    public static string Write(string text, string version) => Prefix().Replace(text, $"<VersionPrefix>{version}</VersionPrefix>");

    [GeneratedRegex("<VersionPrefix>(.*?)</VersionPrefix>")]
    private static partial Regex Prefix();
}
