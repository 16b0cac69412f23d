namespace CircleCi.Generated.Json;

/// <summary>
/// CircleCI writes some names otherwise than it documents them: <c>created_at</c> for <c>created-at</c>, and the other way round (checkout keys,
/// flaky tests, webhooks: api answers seen by CircleCI-Labs/terraform-provider-circleci). Both are read; what is written is as documented.
/// </summary>
internal static class Spelling
{
    /// <summary>Whether two names differ in case and in hyphens and underscores only.</summary>
    public static bool IsSame(string left, string right)
    {
        if (left.Length != right.Length)
            return false;
        for (var i = 0; i < left.Length; i++)
        {
            if (left[i] != right[i] && Fold(left[i]) != Fold(right[i]))
                return false;
        }

        return true;
    }

    private static char Fold(char c) => c == '_' ? '-' : char.ToUpperInvariant(c);
}
