namespace CircleCi.Generated.Json;

/// <summary>
/// CircleCI writes some names otherwise than it documents them: <c>created_at</c> for <c>created-at</c>, and the other way round (checkout keys,
/// flaky tests, webhooks: API responses seen by CircleCI-Labs/terraform-provider-circleci). Both are read; what is written is as documented.
/// </summary>
internal static class Spelling
{
    /// <summary>Whether two names differ in case and in hyphens and underscores only: <c>created_at</c>, <c>created-at</c> and <c>createdAt</c>.</summary>
    public static bool IsSame(string left, string right)
    {
        var (l, r) = (0, 0);
        while (true)
        {
            while (l < left.Length && IsSeparator(left[l]))
                l++;
            while (r < right.Length && IsSeparator(right[r]))
                r++;
            if (l == left.Length || r == right.Length)
                return l == left.Length && r == right.Length;
            if (left[l] != right[r] && char.ToUpperInvariant(left[l]) != char.ToUpperInvariant(right[r]))
                return false;
            l++;
            r++;
        }
    }

    private static bool IsSeparator(char c) => c is '_' or '-';
}
