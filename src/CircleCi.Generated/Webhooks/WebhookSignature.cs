using System.Security.Cryptography;
using System.Text;

namespace CircleCi.Generated.Webhooks;

/// <summary>
/// Computes and verifies the signatures that CircleCI adds to the deliveries of a webhook with a secret: the header contains <c>v1=</c> and the HMAC-SHA256 of the body, in
/// lower-case hexadecimal. Later versions may follow, separated by commas; the newest known one counts.
/// </summary>
public static class WebhookSignature
{
    /// <summary>The name of the header.</summary>
    public const string HeaderName = "circleci-signature";

    /// <summary>The versions that are known, newest first, with the hash of each.</summary>
    private static readonly (string Name, Func<byte[], string, string> Hash)[] Versions = [("v1", HmacSha256)];

    /// <summary>Determines whether a signature is valid for a body and a secret. The comparison takes the same time wherever two signatures differ.</summary>
    /// <param name="signature">The value of the <c>circleci-signature</c> header; null, if there was none, is never valid.</param>
    /// <param name="body">The body as received, byte for byte. JSON that was parsed and written again has a different signature.</param>
    /// <param name="secret">The webhook's signing secret.</param>
    /// <exception cref="ArgumentException"><paramref name="secret"/> is empty: anyone could have signed the body.</exception>
    public static bool IsValid(string? signature, byte[] body, string secret)
    {
        Check(body, secret);
        var parts = (signature ?? "").Split(',').Select(p => p.Trim()).ToList();
        foreach (var (name, hash) in Versions)
        {
            var given = parts.Where(p => p.StartsWith(name + "=", StringComparison.Ordinal)).ToList();
            if (given.Count == 0)
                continue;
            // The newest one that is there decides: whoever breaks an older version must not get in by it.
            var expected = $"{name}={hash(body, secret)}";
            return given.Aggregate(false, (isValid, g) => isValid | AreEqual(g, expected));
        }

        return false;
    }

    /// <summary>Creates the value of the header for a body, as CircleCI does. For testing webhook receivers.</summary>
    /// <exception cref="ArgumentException"><paramref name="secret"/> is empty.</exception>
    public static string Compute(byte[] body, string secret)
    {
        Check(body, secret);
        return string.Join(",", Versions.Select(v => $"{v.Name}={v.Hash(body, secret)}"));
    }

    private static void Check(byte[] body, string secret)
    {
        if (body is null)
            throw new ArgumentNullException(nameof(body));
        if (string.IsNullOrEmpty(secret))
            throw new ArgumentException("The webhook's secret is empty.", nameof(secret));
    }

    private static string HmacSha256(byte[] body, string secret)
    {
        using var hash = new HMACSHA256(Encoding.UTF8.GetBytes(secret));
        return string.Concat(hash.ComputeHash(body).Select(b => b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static bool AreEqual(string left, string right)
    {
        if (left.Length != right.Length)
            return false;
        var difference = 0;
        for (var i = 0; i < left.Length; i++)
            difference |= left[i] ^ right[i];
        return difference == 0;
    }
}
