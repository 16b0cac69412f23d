using CircleCi.Build.CSharp;

namespace CircleCi.Build.Import;

/// <summary>Wire names that are one name in C#, such as created_at and created-at. CircleCI changes from one to the other, and answers with either.</summary>
internal static class Spelling
{
    public static bool IsOther(string name, string other) => name != other && Key(name) == Key(other);

    private static string Key(string name) => Names.Pascal(name).ToUpperInvariant();
}
