using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.OtelExporters;

/// <summary>Where an organization has its traces sent.</summary>
internal sealed record OtelExporter(Guid Id, string Endpoint, string Protocol, bool IsInsecure, IReadOnlyList<string> Headers, IReadOnlyList<string> Issues)
{
    public const int MaxPerOrg = 5;

    public static readonly string[] Protocols = ["grpc", "http"];

    /// <summary>CircleCI wants a host and a port, and no scheme before them.</summary>
    public static bool CanBe(string endpoint) => !string.IsNullOrWhiteSpace(endpoint) && !endpoint.Contains("://", StringComparison.Ordinal);

    public JObject Json(SandboxOrg org)
    {
        var json = new JObject
        {
            ["id"] = Id,
            ["org_id"] = org.Id,
            ["endpoint"] = Endpoint,
            ["protocol"] = Protocol,
            ["insecure"] = IsInsecure,
            ["headers"] = new JObject(Headers.Select(h => new JProperty(h, "xxxx"))),
        };
        if (Issues.Count > 0)
            json["issues"] = new JArray(Issues);
        return json;
    }
}
