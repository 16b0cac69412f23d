using System.Text.Json.Serialization;
using Newtonsoft.Json;

namespace CircleCi.Generated.Benchmarks.HandWritten;

/// <summary>A request for a webhook.</summary>
public sealed class WebhookRequest
{
    public string? Name { get; set; }

    public List<string>? Events { get; set; }

    public WebhookScope? Scope { get; set; }

    [JsonProperty("signing-secret")]
    [JsonPropertyName("signing-secret")]
    public string? SigningSecret { get; set; }

    public string? Url { get; set; }

    [JsonProperty("verify-tls")]
    [JsonPropertyName("verify-tls")]
    public bool VerifyTls { get; set; }
}
