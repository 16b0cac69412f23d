using System.Text.RegularExpressions;
using CircleCi.Generated.Testing.World;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.OidcClaims;

/// <summary>The claims that an organization or a project sets in the OIDC tokens of its jobs: audience and ttl.</summary>
internal sealed partial class ClaimStore
{
    private static readonly string[] Names = ["audience", "ttl"];

    private readonly Dictionary<string, (JToken Value, DateTimeOffset Since)> _claims = new(StringComparer.Ordinal);

    /// <summary>Sets what is named.</summary>
    /// <exception cref="ArgumentException">A value is none for its claim.</exception>
    public void Set(JObject values, DateTimeOffset now)
    {
        if (values["ttl"] is { } ttl && !(ttl.Type == JTokenType.String && Ttl().IsMatch((string)ttl!)))
            throw new ArgumentException($"ttl: '{ttl}' is no lifetime such as 1h30m.");
        if (values["audience"] is { } audience && !(audience is JArray items && items.All(a => a.Type == JTokenType.String)))
            throw new ArgumentException("audience: must be a list of texts.");
        foreach (var name in Names.Where(values.ContainsKey))
            _claims[name] = (values[name]!, now);
    }

    /// <param name="names">With commas between them.</param>
    /// <exception cref="ArgumentException">There is no such claim.</exception>
    public void Remove(string names)
    {
        var all = names.Split(',');
        if (Array.Find(all, n => !Names.Contains(n)) is { } unknown)
            throw new ArgumentException($"claims: '{unknown}' is none of {string.Join(", ", Names)}.");
        foreach (var name in all)
            _claims.Remove(name);
    }

    /// <summary>Adds what is set to the ids of whose it is.</summary>
    public JObject AddTo(JObject ids)
    {
        foreach (var (name, (value, since)) in _claims)
        {
            ids[name] = value;
            ids[$"{name}_updated_at"] = JsonTime.Of(since);
        }

        return ids;
    }

    [GeneratedRegex("^([0-9]+(ms|s|m|h|d|w)){1,7}$")]
    private static partial Regex Ttl();
}
