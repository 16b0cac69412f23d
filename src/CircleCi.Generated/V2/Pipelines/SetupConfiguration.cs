namespace CircleCi.Generated.V2;

/// <summary>Tells setup configurations, with which no pipeline can be continued. By hand: a regular expression costs a program's first call milliseconds.</summary>
internal static class SetupConfiguration
{
    /// <summary>Whether a line of it says <c>setup: true</c>.</summary>
    public static bool Is(string configuration) =>
        configuration.Split('\n').Any(static line => After(After(After(line, "setup"), ":"), "true") is { } rest && (rest is "" or "\r" || rest[0] == '#'));

    /// <summary>What comes after a word and blanks; null if the text does not begin with the word.</summary>
    private static string? After(string? text, string word) =>
        text?.StartsWith(word, StringComparison.Ordinal) == true ? text.Substring(word.Length).TrimStart(' ', '\t') : null;
}
