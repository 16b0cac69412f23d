using System.Text.Json.Serialization;

namespace CircleCi.Generated.Benchmarks.Clients;

/// <summary>Source generation for what a stock generator makes for System.Text.Json.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(StockText.User))]
[JsonSerializable(typeof(StockText.WorkflowJobPage))]
[JsonSerializable(typeof(StockText.PipelinePage))]
[JsonSerializable(typeof(StockText.TestResultPage))]
public sealed partial class StockTextContext : JsonSerializerContext;
