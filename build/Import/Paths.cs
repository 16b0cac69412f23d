using System.Text.RegularExpressions;

namespace CircleCi.Build.Import;

/// <summary>Path templates such as /project/{project-slug}/pipeline.</summary>
internal static partial class Paths
{
    /// <summary>The path with its parameters' names omitted, which upstream changes at will and no client can observe.</summary>
    public static string Nameless(string path) => Placeholder().Replace(path, "{}");

    public static List<string> Parameters(string path) => [.. Placeholder().Matches(path).Select(m => m.Groups[1].Value)];

    /// <summary>The path with its parameters renamed, in order.</summary>
    public static string Rename(string path, IEnumerable<string> names)
    {
        using var next = names.GetEnumerator();
        return Placeholder().Replace(path, _ => next.MoveNext() ? $"{{{next.Current}}}" : throw new ArgumentException("Fewer names than parameters.", nameof(names)));
    }

    /// <summary>The words of the path that are no parameters.</summary>
    public static IReadOnlyList<string> Words(string path) => [.. path.Split('/').Where(s => s.Length > 0 && !s.StartsWith('{'))];

    /// <summary>The paths that a JSONPath of overlay.yaml selects by name.</summary>
    public static IEnumerable<string> InTarget(string target) => Quoted().Matches(target).Select(m => m.Groups[1].Value);

    [GeneratedRegex("'(/[^']*)'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Placeholder();
}
