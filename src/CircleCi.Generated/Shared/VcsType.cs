namespace CircleCi.Generated;

public readonly partial struct VcsType
{
    /// <summary>Returns the spelling that requests of API v2 use. An unknown value is returned unchanged.</summary>
    private static string? OneSpelling(string? value)
    {
        return Is(Values.GitHub) || Is("gh") ? Values.GitHub
            : Is(Values.Bitbucket) || Is("bb") ? Values.Bitbucket
            : Is(Values.CircleCi) ? Values.CircleCi
            : value;

        bool Is(string known) => string.Equals(value, known, StringComparison.OrdinalIgnoreCase);
    }
}
