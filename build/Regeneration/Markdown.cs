namespace CircleCi.Build.Regeneration;

/// <summary>How reports and the changelog are written.</summary>
internal static class Markdown
{
    /// <summary>A place as code: <c>`circle.V2.Contexts.List` (GET /context)</c>.</summary>
    public static string Place(string place) => place.IndexOf(" (", StringComparison.Ordinal) is var i and > 0 ? $"`{place[..i]}`{place[i..]}" : place.Contains(' ') ? place : $"`{place}`";

    public static string Sentence(string text) => text.EndsWith('.') ? text : text + ".";
}
