namespace CircleCi.Generated;

public readonly partial struct VcsType
{
    /// <summary>The spelling of API v2's requests for whichever of CircleCI's it is; what is none of them stays.</summary>
    private static string? OneSpelling(string? value)
    {
        return Is(Values.GitHub) || Is("gh") ? Values.GitHub
            : Is(Values.Bitbucket) || Is("bb") ? Values.Bitbucket
            : Is(Values.CircleCi) ? Values.CircleCi
            : value;

        bool Is(string known) => string.Equals(value, known, StringComparison.OrdinalIgnoreCase);
    }
}
