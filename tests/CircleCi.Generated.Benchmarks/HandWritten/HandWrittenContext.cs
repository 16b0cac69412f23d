using System.Text.Json.Serialization;

namespace CircleCi.Generated.Benchmarks.HandWritten;

/// <summary>Source generation for the types written by hand.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(PipelinePage))]
[JsonSerializable(typeof(PipelineCreation))]
[JsonSerializable(typeof(TriggerRequest))]
[JsonSerializable(typeof(VariableRequest))]
[JsonSerializable(typeof(WebhookRequest))]
// The values of parameters.
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(string))]
public sealed partial class HandWrittenContext : JsonSerializerContext;
