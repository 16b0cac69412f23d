#if !NETSTANDARD_ASSEMBLY
using System.Text.Json;
using System.Text.Json.Serialization;
using CircleCi.Generated.V2;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Json.SystemTextJson;

/// <summary>The SDK's types in the source generation of System.Text.Json, as programs have it that are compiled ahead of time.</summary>
public partial class Contexts
{
    private const string Id = "3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10";

    [Fact]
    public void Write_and_read_types_that_have_those_of_the_sdk()
    {
        var report = new Report
        {
            Pipeline = new Pipeline { Id = Id, Number = 7, State = "created", AdditionalProperties = { ["new"] = 1 } },
            Status = "brand new",
            Statuses = [JobStatus.Failed, null],
            Jobs = { [new JobId(Id)] = "gh/acme/shop" },
            Org = "gh/acme",
            Value = 4,
            Parameters = { ["deploy"] = true },
            Kept = { ["a"] = JToken.Parse("[1]") },
            Secret = "s3cret",
        };

        var json = JsonSerializer.Serialize(report, ReportContext.Default.Report);

        Assert.Contains("""
            "Status":"brand new","Statuses":["failed",null],"Jobs":{"3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10":"gh/acme/shop"},"Org":"gh/acme","Value":4,"Parameters":{"deploy":true},"Kept":{"a":[1]},"Secret":"s3cret"
            """, json);
        Assert.StartsWith($$"""{"Pipeline":{{Newtonsoft.Json.JsonConvert.SerializeObject(report.Pipeline)}}""", json);
        var read = JsonSerializer.Deserialize(json, ReportContext.Default.Report)!;
        Assert.Equal(json, JsonSerializer.Serialize(read, ReportContext.Default.Report));
        Assert.Equal(json, JsonSerializer.Serialize(read));
        Assert.Equal(("created", 1L), (read.Pipeline!.State.Value, (long)read.Pipeline.AdditionalProperties["new"]!));
    }

    [Fact]
    public void Take_models_lists_and_requests_by_themselves()
    {
        var list = JsonSerializer.Deserialize($$"""[{"id":"{{Id}}","created_at":"2024-05-06T09:08:09+02:00"},null]""", ReportContext.Default.ListPipeline)!;

        Assert.Equal(new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero), list[0].CreatedAt);
        Assert.Equal("""{"branch":"main"}""", JsonSerializer.Serialize(new PipelineTriggerRequest { Branch = "main" }, ReportContext.Default.PipelineTriggerRequest));
        Assert.Equal(new ProjectSlug("gh/acme/shop"), JsonSerializer.Deserialize("\"gh/acme/shop\"", ReportContext.Default.ProjectSlug));
        Assert.Equal("""{"a":"x"}""", JsonSerializer.Serialize(new CircleCiMap<string> { ["a"] = "x" }, ReportContext.Default.CircleCiMapString));
        Assert.Equal("null", JsonSerializer.Serialize(null, ReportContext.Default.NullableJobStatus));
    }

    internal sealed class Report
    {
        public Pipeline? Pipeline { get; set; }

        public WorkflowStatus Status { get; set; }

        public List<JobStatus?> Statuses { get; set; } = [];

        public Dictionary<JobId, ProjectSlug> Jobs { get; set; } = [];

        public OrgSlug Org { get; set; }

        public ParameterValue? Value { get; set; }

        public CircleCiMap<ParameterValue> Parameters { get; set; } = [];

        public CircleCiMap<JToken> Kept { get; set; } = [];

        public CircleCiSecret? Secret { get; set; }
    }

    [JsonSerializable(typeof(Report))]
    [JsonSerializable(typeof(List<Pipeline>))]
    [JsonSerializable(typeof(PipelineTriggerRequest))]
    [JsonSerializable(typeof(ProjectSlug))]
    [JsonSerializable(typeof(CircleCiMap<string>))]
    [JsonSerializable(typeof(JobStatus?))]
    internal sealed partial class ReportContext : JsonSerializerContext;
}
#endif
