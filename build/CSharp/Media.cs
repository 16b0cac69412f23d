namespace CircleCi.Build.CSharp;

/// <summary>The media types of a finished description: JSON under one name, text, and anything else as bytes.</summary>
internal static class Media
{
    public const string Json = "application/json";

    public static bool IsText(string media) => media.StartsWith("text/", StringComparison.OrdinalIgnoreCase);
}
