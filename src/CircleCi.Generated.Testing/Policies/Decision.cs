using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Policies;

/// <summary>A decision that was made, what it was about, and the policies that it was made with.</summary>
internal sealed record Decision(Guid Id, JObject Result, JObject Metadata, IReadOnlyDictionary<string, Policy> Policies, DateTimeOffset CreatedAt)
{
    public string Status => (string)Result["status"]!;
}
