using System.Runtime.InteropServices;
using CircleCi.Generated.Http;

namespace CircleCi.Generated.Downloads;

/// <summary>Makes of the path that a server gave one within a folder here, or rejects it.</summary>
internal static class LocalPath
{
    private static readonly char[] Separators = ['/', '\\'];

    private static readonly HashSet<string> Devices = new(
        new[] { "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$" }.Concat(from name in new[] { "COM", "LPT" } from digit in "0123456789\u00B9\u00B2\u00B3" select name + digit),
        StringComparer.OrdinalIgnoreCase);

    private static readonly bool IsWindows = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <summary>How the names of files are compared here.</summary>
    public static StringComparer Comparer { get; } = IsWindows || RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>The full path of <paramref name="path"/> within <paramref name="root"/>. Both slashes separate, so that a path means the same everywhere.</summary>
    /// <param name="root">The full path of the folder.</param>
    /// <param name="path">A relative path, from a server.</param>
    /// <param name="folder">A folder in the root that it goes into; null for none.</param>
    /// <exception cref="CircleCiException">It is not one, or leads out of the folder; the message names it.</exception>
    public static string Within(string root, string path, string? folder = null)
    {
        if (WhyNot(path, IsWindows) is { } why)
            throw Refused(path, why);
        var full = Path.GetFullPath(Path.Combine([root, folder ?? "", .. Parts(path)]));
        if (!full.StartsWith(WithSeparator(root), StringComparison.Ordinal))
            throw Refused(path, "it leads out of the folder");
        for (var parent = Path.GetDirectoryName(full)!; parent.Length > root.Length; parent = Path.GetDirectoryName(parent)!)
        {
            if (IsLink(parent))
                throw Refused(path, $"{parent} is a link, which may lead out of the folder");
        }

        if (Directory.Exists(full))
            throw Refused(path, $"{full} is a folder");
        return full;
    }

    /// <summary>Whether there is a link, to a file, a folder or nothing.</summary>
    public static bool IsLink(string path)
    {
        try
        {
            return (File.GetAttributes(path) & FileAttributes.ReparsePoint) != 0;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Why this cannot be the path of a file within a folder; null if it can.</summary>
    internal static string? WhyNot(string path, bool isWindows)
    {
        if (path.Any(char.IsControl))
            return "it contains a control character";
        if (path.StartsWith("/", StringComparison.Ordinal) || path.StartsWith("\\", StringComparison.Ordinal) || (path.Length > 1 && path[1] == ':' && path[0] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z')))
            return "it is an absolute path";
        var parts = Parts(path);
        if (parts.Length == 0)
            return "it is empty";
        foreach (var part in parts)
        {
            // Windows omits dots and blanks at the end of a name.
            if (part.TrimEnd('.', ' ').Length == 0)
                return $"'{part}' is not a valid name";
            if (Devices.Contains(part.Split('.', ':')[0].TrimEnd(' ')))
                return $"'{part}' is a device name on Windows";
            if (isWindows && (part.IndexOfAny(['<', '>', ':', '"', '|', '?', '*']) >= 0 || part.EndsWith(".", StringComparison.Ordinal) || part.EndsWith(" ", StringComparison.Ordinal)))
                return $"'{part}' is not a valid name on Windows";
        }

        return null;
    }

    private static string[] Parts(string path) => path.Split(Separators, StringSplitOptions.RemoveEmptyEntries);

    private static string WithSeparator(string folder) => folder.EndsWith(Path.DirectorySeparatorChar.ToString(), StringComparison.Ordinal) ? folder : folder + Path.DirectorySeparatorChar;

    private static CircleCiException Refused(string path, string why) => new($"The file '{MessageText.OneLine(path)}' is not downloaded: {MessageText.OneLine(why)}.");
}
