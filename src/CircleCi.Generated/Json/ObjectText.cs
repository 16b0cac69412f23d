using System.Diagnostics.CodeAnalysis;

namespace CircleCi.Generated.Json;

/// <summary>Texts that PowerShell makes of objects where a text is wanted: the names of their types. Nobody means these.</summary>
internal static class ObjectText
{
    private const string Root = "System.";

    private static readonly string[] Prefixes = ["Management.Automation.", "Collections.Generic.", "Collections.Specialized.", "Collections.Concurrent.", "Collections.ObjectModel."];

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "Object", "Security.SecureString", "Net.NetworkCredential", "Collections.Hashtable", "Collections.ArrayList", "Collections.DictionaryEntry",
    };

    /// <exception cref="ArgumentException">The text is such a name.</exception>
    public static void Refuse(string? text, string name)
    {
        if (Is(text))
            throw new ArgumentException($"'{name}' is the text \"{text}\", which a script produces from an object; specify the value itself.{(text == Root + "Security.SecureString" ? " A secret is accepted only for secret values." : "")}");
    }

    public static bool Is([NotNullWhen(true)] string? text)
    {
        if (text is null || !text.StartsWith(Root, StringComparison.Ordinal))
            return false;
        var rest = text.Substring(Root.Length);
        if (Names.Contains(rest))
            return true;
        // Every text that is sent comes here: no closure, which each of them would make.
        var isType = rest.EndsWith("[]", StringComparison.Ordinal);
        foreach (var prefix in Prefixes)
            isType |= rest.Length > prefix.Length && rest.StartsWith(prefix, StringComparison.Ordinal);
        return isType && IsTypeName(rest);
    }

    /// <summary>Whether it has no blank outside of brackets, as a sentence about a type has.</summary>
    private static bool IsTypeName(string text)
    {
        var end = text.IndexOf('[');
        return text.IndexOfAny([' ', '\n', '\t', '/'], 0, end < 0 ? text.Length : end) < 0 && (end < 0 || text[text.Length - 1] == ']');
    }
}
