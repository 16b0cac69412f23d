namespace CircleCi.Generated;

/// <summary>Makes of a text that came from elsewhere one that a message can hold.</summary>
internal static class MessageText
{
    /// <summary>
    /// The text on one line: line breaks and tabs become blanks, and what a terminal or a log could take for a command, or what hides or turns the
    /// characters around it, becomes U+FFFD.
    /// </summary>
    public static string OneLine(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (Shown(text, at) != text[at])
                return Rewritten(text);
        }

        return text;
    }

    /// <summary>The beginning of the text; no character is cut in two.</summary>
    public static string Short(string text, int maxLength)
    {
        if (text.Length <= maxLength)
            return text;
        return text.Substring(0, char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength) + "...";
    }

    private static string Rewritten(string text)
    {
        var shown = new char[text.Length];
        for (var at = 0; at < text.Length; at++)
            shown[at] = Shown(text, at);
        return new string(shown);
    }

    private static char Shown(string text, int at) => text[at] switch
    {
        // Line breaks: of ASCII, NEL, and those of Unicode.
        (>= '\t' and <= '\r') or '\u0085' or '\u2028' or '\u2029' => ' ',
        < ' ' or (>= '\u007F' and <= '\u009F') => '\uFFFD',
        // The direction of text: marks, embeddings, overrides and isolates.
        '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => '\uFFFD',
        var c when char.IsHighSurrogate(c) => at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? c : '\uFFFD',
        var c when char.IsLowSurrogate(c) => at > 0 && char.IsHighSurrogate(text[at - 1]) ? c : '\uFFFD',
        var c => c,
    };
}
