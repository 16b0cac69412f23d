using System.Text.RegularExpressions;

namespace CircleCi.Generated.Logs;

/// <summary>The escape sequences of terminals (ECMA-48).</summary>
internal static class Escapes
{
    // Control sequences, texts for the terminal such as links and titles, and what is only a letter or two. None of it can take long to find.
    private static readonly Regex Sequence = new(@"(?:\x1B\[|\x9B)[0-?]*[ -/]*[@-~]|\x1B[\]PX^_][^\x07\x1B]*(?:\x07|\x1B\\)|\x1B[ -/]*[0-~]", RegexOptions.CultureInvariant);

    public static string Remove(string text) => text.IndexOf('\x1B') < 0 && text.IndexOf('\x9B') < 0 ? text : Sequence.Replace(text, string.Empty);
}
