namespace CircleCi.Build.CSharp;

/// <summary>The media types that a finished description has: JSON by one name, text, and whatever else is bytes.</summary>
internal static class Media
{
    public const string Json = "application/json";

    public static bool IsText(string media) => media.StartsWith("text/", StringComparison.OrdinalIgnoreCase);
}
