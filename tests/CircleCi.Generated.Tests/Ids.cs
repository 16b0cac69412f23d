using CircleCi.Generated.Json;
using CircleCi.Generated.Tests.Support;
using Newtonsoft.Json;

namespace CircleCi.Generated.Tests;

public class Ids
{
    private const string Text = "3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10";
    private static readonly Guid Value = new(Text);

    public static TheoryData<string> Types => [.. typeof(CircleCiClient).Assembly.GetExportedTypes().Where(t => Sample.IsId(t) && t != typeof(ProjectSlug) && t != typeof(OrgSlug)).Select(t => t.Name)];

    [Fact]
    public void Are_equal_to_the_uuid_and_to_one_another_by_value()
    {
        PipelineId id = Text;

        Assert.True(id == Value && Value == id && id == new PipelineId(Value) && id == Text.ToUpperInvariant());
        Assert.False(id != Value || Value != id || id != new PipelineId(Value) || id == Guid.NewGuid());
        Assert.True(id.Equals((object)new PipelineId(Value)) && id.GetHashCode() == new PipelineId(Value).GetHashCode());
        Assert.False(id.Equals((object)new WorkflowId(Value)) || id.Equals((object)Value));
        Assert.Equal(0, id.CompareTo(Value));
        Guid back = id;
        Assert.Equal(Value, back);
        Guid? maybe = id;
        Assert.Equal(Value, maybe);
    }

    [Fact]
    public void That_may_be_missing_are_compared_too()
    {
        PipelineId? none = null;
        PipelineId? some = Value;

        Assert.True(some == Value && none != Value && none is null && some == new PipelineId(Text));
    }

    [Fact]
    public void Are_written_as_circleci_does_or_in_a_format_of_uuids()
    {
        PipelineId id = Value;

        Assert.Equal(Text, id.ToString());
        Assert.Equal(Value.ToString("N"), id.ToString("N"));
        Assert.Equal($"{Value:B} {Text}", $"{id:B} {id}");
    }

    [Theory]
    [InlineData("42")]
    [InlineData("gh/acme/shop")]
    [InlineData("3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a1")]
    public void Are_not_made_of_what_is_none_and_the_error_names_it(string text)
    {
        foreach (var make in new Func<PipelineId>[] { () => text, () => new PipelineId(text), () => PipelineId.Parse(text) })
        {
            var e = Assert.Throws<ArgumentException>(() => { make(); });
            Assert.StartsWith($"'{text}' is not a UUID; specify the UUID of a pipeline", e.Message);
        }

        Assert.False(PipelineId.TryParse(text, out var id));
        Assert.True(id.IsEmpty);
    }

    [Fact]
    public void That_are_empty_are_told_from_others_and_refused_before_anything_is_sent()
    {
        using var wire = new Wire(json: "{}");
        using var circle = wire.Client();

        Assert.True(default(PipelineId).IsEmpty && new PipelineId(Guid.Empty).IsEmpty && ((PipelineId)"").IsEmpty);
        Assert.False(new PipelineId(Value).IsEmpty);
        Assert.All(new PipelineId[] { default, Guid.Empty, "" }, id => Assert.Contains("pipelineId is 00000000-0000-0000-0000-000000000000; specify the UUID of a pipeline.", Assert.Throws<ArgumentException>(() => circle.V2.Pipelines.Get(id)).Message));
        Assert.Throws<ArgumentNullException>(() => circle.V2.Pipelines.Get((string)null!));
        Assert.Throws<ArgumentException>(() => PipelineId.Parse(""));
        Assert.False(PipelineId.TryParse(null, out _));
        Assert.Empty(wire.Requests);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Are_json_text_in_every_place(string name)
    {
        var type = typeof(CircleCiClient).Assembly.GetType($"CircleCi.Generated.{name}", throwOnError: true)!;
        GetType().GetMethod(nameof(AssertJson), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(type)
            .Invoke(null, System.Reflection.BindingFlags.DoNotWrapExceptions, null, [Sample.IdOf(type)], null);
    }

    [Fact]
    public void That_cannot_be_read_are_errors_of_newtonsoft_json_and_kept_in_models()
    {
        var e = Assert.Throws<JsonSerializationException>(() => JsonConvert.DeserializeObject<PipelineId>("\"abc\""));
        Assert.Contains("'abc' is not a UUID", e.Message);

        var pipeline = JsonConvert.DeserializeObject<V2.Pipeline>("""{"id":"abc","number":1}""")!;
        Assert.True(pipeline.Id.IsEmpty);
        Assert.Equal("abc", (string?)pipeline.AdditionalProperties["id"]);
        Assert.Contains("\"id\":\"abc\"", JsonConvert.SerializeObject(pipeline));
    }

    private static void AssertJson<T>(T id)
        where T : struct, IWireId
    {
        var text = JsonConvert.SerializeObject(id);

        Assert.Equal(JsonConvert.SerializeObject(id.ToString()), text);
        Assert.Equal(id, JsonConvert.DeserializeObject<T>(text));
        Assert.Equal(id, JsonConvert.DeserializeObject<T?>(text));
        Assert.Null(JsonConvert.DeserializeObject<T?>("null"));
        Assert.Equal([id], JsonConvert.DeserializeObject<List<T>>($"[{text}]")!);
        Assert.Equal($$"""{{{text}}:1}""", JsonConvert.SerializeObject(new Dictionary<T, int> { [id] = 1 }));
        Assert.Equal(1, JsonConvert.DeserializeObject<Dictionary<T, int>>($$"""{{{text}}:1}""")![id]);
    }
}
