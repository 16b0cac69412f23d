using CircleCi.Build.CSharp;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Tests.Shown;

/// <summary>What C# has for a schema: its type, how it is read and written, and what Newtonsoft.Json is told of it.</summary>
public class Shapes
{
    private static readonly CSharp.Schemas Schemas = new(JObject.Parse("""{"components":{"schemas":{"Thing":{"type":"object"},"State":{"type":"string","enum":["on"]},"Status":{"type":"string","enum":["on"],"x-type":"JobStatus"},"Kind":{"type":"string","enum":["on"],"x-type":"State"}}}}"""));

    [Theory]
    [InlineData("{'type':'string'}", "string", "json.Text()", null)]
    [InlineData("{'type':'string','format':'date'}", "string", "json.Text()", null)]
    [InlineData("{'type':'string','format':'uri'}", "string", "json.Text()", null)]
    [InlineData("{'type':'string','format':'byte'}", "string", "json.Text()", null)]
    [InlineData("{'type':'string','format':'uuid'}", "System.Guid", "json.Guid()", null)]
    [InlineData("{'type':'string','format':'date-time'}", "System.DateTimeOffset", "json.Time()", "TimestampConverter")]
    [InlineData("{'type':'boolean'}", "bool", "json.Boolean()", null)]
    [InlineData("{'type':'integer'}", "long", "json.Integer()", null)]
    [InlineData("{'type':'integer','format':'int64'}", "long", "json.Integer()", null)]
    [InlineData("{'type':'integer','format':'int32'}", "int", "json.Integer32()", null)]
    [InlineData("{'type':'number','format':'float'}", "double", "json.Number()", null)]
    [InlineData("{}", "Newtonsoft.Json.Linq.JToken", "json.Token()", null)]
    [InlineData("{'$ref':'#/components/schemas/Thing'}", "Thing", "Types::Thing.ReadFrom(ref json)", null)]
    [InlineData("{'allOf':[{'$ref':'#/components/schemas/State'}],'nullable':true}", "State", "Types::State.ReadFrom(ref json)", null)]
    // Types of the SDK's own, chosen in overlay.yaml.
    [InlineData("{'type':'string','format':'uuid','x-type':'WorkflowId'}", "CircleCi.Generated.WorkflowId", "global::CircleCi.Generated.WorkflowId.ReadFrom(ref json)", null)]
    [InlineData("{'type':'string','x-type':'CircleCi.Generated.OrgSlug'}", "CircleCi.Generated.OrgSlug", "global::CircleCi.Generated.OrgSlug.ReadFrom(ref json)", null)]
    [InlineData("{'type':'string','x-type':'CircleCi.Generated.JobStatus','x-wire-enum':true}", "CircleCi.Generated.JobStatus", "global::CircleCi.Generated.JobStatus.ReadFrom(ref json)", null)]
    [InlineData("{'$ref':'#/components/schemas/Status'}", "CircleCi.Generated.JobStatus", "global::CircleCi.Generated.JobStatus.ReadFrom(ref json)", null)]
    [InlineData("{'$ref':'#/components/schemas/Kind'}", "State", "Types::State.ReadFrom(ref json)", null)]
    [InlineData("{'type':'integer','x-unit':'seconds'}", "System.TimeSpan", "json.Seconds()", "SecondsConverter")]
    [InlineData("{'type':'integer','x-unit':'milliseconds'}", "System.TimeSpan", "json.Milliseconds()", "MillisecondsConverter")]
    [InlineData("{'type':'string','x-unit':'duration-text'}", "System.TimeSpan", "json.DurationText()", "DurationTextConverter")]
    [InlineData("{'type':'number','x-unit':'count'}", "long", "json.Integer()", null)]
    public void Are_the_same_alone_in_lists_and_in_maps(string schema, string type, string reader, string? converter)
    {
        var inner = converter is null ? type : $"{type}, {converter}";
        AssertIs(schema, type, reader, converter);
        AssertIs($"{{'type':'array','items':{schema}}}", $"System.Collections.Generic.IList<{type}>", $"json.List<{type}>({Function(reader)})", $"ListConverter<{inner}>");
        AssertIs($"{{'type':'object','additionalProperties':{schema}}}", $"System.Collections.Generic.IDictionary<string, {type}>", $"json.Map<{type}>({Function(reader)})", $"MapConverter<{inner}>");
        AssertIs(
            $"{{'type':'array','items':{{'type':'object','additionalProperties':{schema}}}}}",
            $"System.Collections.Generic.IList<System.Collections.Generic.IDictionary<string, {type}>>",
            $"json.List<System.Collections.Generic.IDictionary<string, {type}>>(static (ref JsonInput json) => json.Map<{type}>({Function(reader)}))",
            $"ListConverter<System.Collections.Generic.IDictionary<string, {type}>, MapConverter<{inner}>>");
    }

    [Theory]
    [InlineData("{'type':'object'}", "System.Collections.Generic.IDictionary<string, Newtonsoft.Json.Linq.JToken>")]
    [InlineData("{'type':'object','additionalProperties':true}", "System.Collections.Generic.IDictionary<string, Newtonsoft.Json.Linq.JToken>")]
    [InlineData("{'type':'array'}", "System.Collections.Generic.IList<Newtonsoft.Json.Linq.JToken>")]
    public void Of_unknown_elements_are_JSON_of_any_kind(string schema, string type) => Assert.Equal(type, Schemas.Of(JObject.Parse(schema)).Type);

    [Fact]
    public void With_secrets_hide_every_text_and_nothing_else()
    {
        var shape = new MapOf(new ListOf(Shape.Text));

        Assert.Equal("System.Collections.Generic.IDictionary<string, System.Collections.Generic.IList<CircleCiSecret>>", shape.AsSecret().Type);
        Assert.Equal(Shape.Integer, Shape.Integer.AsSecret());
        Assert.Equal(new MapOf(Shape.Guid), new MapOf(Shape.Guid).AsSecret());
    }

    /// <summary>What reads an element: a method of its type or of all readers if there is one.</summary>
    private static string Function(string reader) =>
        reader.EndsWith(".ReadFrom(ref json)", StringComparison.Ordinal) ? reader[..^"(ref json)".Length]
        : reader is "json.Text()" or "json.Boolean()" or "json.Integer()" or "json.Number()" or "json.Token()" ? $"Readers.{reader[5..^2]}"
        : $"static (ref JsonInput json) => {reader}";

    private static void AssertIs(string schema, string type, string reader, string? converter)
    {
        var shape = Schemas.Of(JObject.Parse(schema));
        Assert.Equal((type, reader, converter), (shape.Type, shape.Reader, shape.Converter));
        // Only durations need to know how they are written: in lists and maps as alone.
        Assert.Equal(
            reader.Contains("Milliseconds", StringComparison.Ordinal) ? "json.InMilliseconds()" : reader.Contains("Seconds", StringComparison.Ordinal) ? "json.InSeconds()" : reader.Contains("Duration", StringComparison.Ordinal) ? "json.InWords()" : "json",
            shape.Output);
    }
}
