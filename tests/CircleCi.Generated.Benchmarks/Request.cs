using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CircleCi.Generated.Benchmarks.Clients;
using CircleCi.Generated.Benchmarks.HandWritten;
using CircleCi.Generated.Json;
using CircleCi.Generated.V2;
using Microsoft.Kiota.Abstractions.Serialization;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;
using JsonSerializer = System.Text.Json.JsonSerializer;

namespace CircleCi.Generated.Benchmarks;

/// <summary>A request, and all who can write its body.</summary>
/// <param name="Name">What is requested.</param>
/// <param name="Json">The body.</param>
/// <param name="Writers">Those who write it.</param>
public sealed record Request(string Name, byte[] Json, IReadOnlyList<Competitor> Writers)
{
    private const int ManyParameters = 100;

    private static readonly Guid Project = Guid.Parse("3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10");

    private static readonly JsonSerializerSettings Settings = new()
    {
        ContractResolver = new DefaultContractResolver { NamingStrategy = new SnakeCaseNamingStrategy(processDictionaryKeys: false, overrideSpecifiedNames: false) },
        NullValueHandling = NullValueHandling.Ignore,
    };

    public static IReadOnlyList<Request> All { get; } =
    [
        Of(
            "trigger",
            """{"branch":"main","parameters":{"deploy":true,"shards":4,"environment":"staging"}}""",
            new PipelineTriggerRequest { Branch = "main", Parameters = { ["deploy"] = true, ["shards"] = 4, ["environment"] = "staging" } },
            new TriggerRequest { Branch = "main", Parameters = new() { ["deploy"] = true, ["shards"] = 4, ["environment"] = "staging" } },
            HandWrittenContext.Default.TriggerRequest,
            new Kiota.Models.PipelineTriggerRequest { Branch = "main", Parameters = new() { AdditionalData = { ["deploy"] = true, ["shards"] = 4, ["environment"] = "staging" } } }),
        Of(
            "webhook",
            $$"""{"name":"deployments","events":["workflow-completed","job-completed"],"scope":{"id":"{{Project}}","type":"project"},"signing-secret":"correct horse battery staple","url":"https://hooks.acme.example/circleci","verify-tls":true}""",
            new WebhookCreateRequest
            {
                Name = "deployments",
                Events = [WebhookEvent.WorkflowCompleted, WebhookEvent.JobCompleted],
                Scope = new WebhookCreateScope { Id = Project },
                SigningSecret = "correct horse battery staple",
                Url = "https://hooks.acme.example/circleci",
            },
            new WebhookRequest
            {
                Name = "deployments",
                Events = ["workflow-completed", "job-completed"],
                Scope = new() { Id = Project, Type = "project" },
                SigningSecret = "correct horse battery staple",
                Url = "https://hooks.acme.example/circleci",
                VerifyTls = true,
            },
            HandWrittenContext.Default.WebhookRequest,
            new Kiota.Models.WebhookCreateRequest
            {
                Name = "deployments",
                Events = [Kiota.Models.WebhookEvent.WorkflowCompleted, Kiota.Models.WebhookEvent.JobCompleted],
                Scope = new() { Id = Project, Type = Kiota.Models.WebhookScopeType.Project },
                SigningSecret = "correct horse battery staple",
                Url = "https://hooks.acme.example/circleci",
                VerifyTls = true,
            }),
        Of(
            "context variable",
            """{"value":"postgres://shop:secret@db.acme.example/shop"}""",
            new ContextEnvironmentVariableSetRequest { Value = "postgres://shop:secret@db.acme.example/shop" },
            new VariableRequest { Value = "postgres://shop:secret@db.acme.example/shop" },
            HandWrittenContext.Default.VariableRequest,
            new Kiota.Models.ContextEnvironmentVariableSetRequest { Value = "postgres://shop:secret@db.acme.example/shop" }),
        WithManyParameters(),
    ];

    public override string ToString() => Name;

    private static Request WithManyParameters()
    {
        var (values, map, additional) = (new Dictionary<string, object>(), new CircleCiMap<ParameterValue>(), new Dictionary<string, object>());
        for (var i = 0; i < ManyParameters; i++)
        {
            var (name, value) = ($"variable_{i}", $"value number {i} of the shop");
            values[name] = additional[name] = value;
            map[name] = value;
        }

        var request = new TriggerRequest { Branch = "main", Parameters = values };
        return Of(
            $"{ManyParameters} variables",
            JsonSerializer.Serialize(request, HandWrittenContext.Default.TriggerRequest),
            new PipelineTriggerRequest { Branch = "main", Parameters = map },
            request,
            HandWrittenContext.Default.TriggerRequest,
            new Kiota.Models.PipelineTriggerRequest { Branch = "main", Parameters = new() { AdditionalData = additional } });
    }

    private static Request Of<T>(string name, string json, CircleCiModel model, T handWritten, JsonTypeInfo<T> type, IParsable ofKiota)
        where T : class => new(name, Encoding.UTF8.GetBytes(json),
    [
        Competitor.Of(Competitor.Sdk, "generated writer", () => CircleCiJson.WriteBytes(model)),
        Competitor.Of(Competitor.SourceGeneration, Competitor.OfMicrosoft, () => JsonSerializer.SerializeToUtf8Bytes(handWritten, type)),
        Competitor.Of("JsonConvert", Competitor.OfNewtonsoft, () => Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(handWritten, Settings))),
        Competitor.Of(Competitor.Kiota, Competitor.OfMicrosoft, () => Kiotas.Write(ofKiota)),
    ]);
}
