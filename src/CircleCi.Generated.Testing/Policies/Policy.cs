using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace CircleCi.Generated.Testing.Policies;

/// <summary>A policy: Rego, of which the sandbox reads what it is called and which rules it enables, but which it does not run.</summary>
internal sealed partial record Policy(string Name, string Content, string CreatedBy, DateTimeOffset CreatedAt)
{
    /// <summary>What runs in place of the Rego: gives the reason why a configuration fails, or null. Null itself where every configuration passes.</summary>
    public Func<string, string?>? Check { get; init; }

    /// <summary>Why a configuration fails; null if it does not.</summary>
    public string? Reason(string config)
    {
        try
        {
            return Check?.Invoke(config);
        }
        catch (Exception e)
        {
            return $"The test's rule for it failed itself: {e.GetType()}: {e.Message}";
        }
    }

    public bool IsHard => HardFail().IsMatch(Content);

    public IEnumerable<string> Rules => EnableRule().Matches(Content).Select(m => m.Groups[1].Value);

    /// <summary>128 characters.</summary>
    public string Hash => Convert.ToHexString(SHA512.HashData(Encoding.UTF8.GetBytes(Content))).ToLowerInvariant();

    /// <summary>The name that Rego gives itself; that of its file where it gives none.</summary>
    public static string NameOf(string file, string content) => PolicyName().Match(content) is { Success: true } name ? name.Groups[1].Value : file;

    [GeneratedRegex("policy_name\\[\"([^\"]+)\"\\]")]
    private static partial Regex PolicyName();

    [GeneratedRegex("enable_rule\\[\"([^\"]+)\"\\]")]
    private static partial Regex EnableRule();

    [GeneratedRegex("hard_fail\\[\"[^\"]+\"\\]")]
    private static partial Regex HardFail();
}
