#if !NETSTANDARD_ASSEMBLY
using System.Buffers;
using System.Text;
using System.Text.Json;
using CircleCi.Generated.Json;
using CircleCi.Generated.Tests.Json.Parts;
using CircleCi.Generated.Tests.Json.Reading;
using CircleCi.Generated.Tests.Json.Writers;
using CircleCi.Generated.V2;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using JsonException = System.Text.Json.JsonException;
using JsonSerializer = System.Text.Json.JsonSerializer;

namespace CircleCi.Generated.Tests.Json.SystemTextJson;

/// <summary>What System.Text.Json reads into the SDK's types, beside what a call does.</summary>
public class Reading
{
    private const string Id = "3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10";
    private const int Count = 40;
    private const ulong Seed = 20_261_202;

    private static readonly JsonSerializerOptions Lenient = new() { AllowTrailingCommas = true, ReadCommentHandling = JsonCommentHandling.Skip };

    public static TheoryData<string> Models => Writing.Models;

    public static TheoryData<Type> Values => Writing.Values;

    [Theory]
    [MemberData(nameof(Models))]
    public void Gives_what_a_call_does_of_whatever_servers_send(string model)
    {
        var reader = ModelReader.All[model];

        Prop.ForAll(Mutations.Mutants(reader.Type).ToArbitrary(), sent =>
        {
            if (!IsJson(sent.Bytes, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }))
                return;
            var expected = Outcome(() => reader.Read(sent.Bytes));

            Assert.Equal(expected, Outcome(() => JsonSerializer.Deserialize(sent.Bytes, reader.Type, Lenient)));
            Assert.Equal(expected, Outcome(() => InParts(sent.Bytes, reader.Type, 7)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Count).WithReplay(Seed, 1));
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void Gives_back_what_was_written(Type type) => Prop.ForAll(Instances.Of(type).ToArbitrary(), it =>
    {
        var text = JsonConvert.SerializeObject(it);
        // Callers can have written what is no JSON, such as comments, or half a character.
        if (!IsJson(Encoding.UTF8.GetBytes(text), default) || text.Any(char.IsSurrogate))
            return;
        var json = JsonSerializer.Serialize(it, type);
        var list = (System.Collections.IList)JsonSerializer.Deserialize($"[{json}]", typeof(List<>).MakeGenericType(type))!;

        if (it is not System.Collections.IDictionary map)
        {
            Assert.Equal(it is IWireText ? it : JsonConvert.SerializeObject(it), it is IWireText ? list[0] : JsonConvert.SerializeObject(list[0]));
            return;
        }

        // What is null in a map is left out as it is read.
        var read = (System.Collections.IDictionary)list[0]!;
        foreach (var name in read.Keys)
            Assert.Equal(Again(map[name]!, type.GenericTypeArguments[0]), JsonConvert.SerializeObject(read[name]));
        Assert.True(read.Count >= map.Values.Cast<object?>().Count(v => v is not (null or JToken { Type: JTokenType.Null } or Union)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(20).WithReplay(Seed, 1));

    [Fact]
    public void Takes_documents_wherever_their_parts_are_cut()
    {
        var json = Encoding.UTF8.GetBytes($$"""{ "id" : "{{Id}}", /* é */ "number": 7, "state":"cre\u0061ted", "errors": [ {"type":"config","message":"\"é\" \ud83d\ude80"} , null ], "new": {"a":[1.50,[],{}]}, }""");
        var expected = JsonConvert.SerializeObject(JsonConvert.DeserializeObject<Pipeline>(Encoding.UTF8.GetString(json)));

        for (var size = 1; size < json.Length; size++)
            Assert.Equal(expected, JsonConvert.SerializeObject(InParts(json, typeof(Pipeline), size)));
    }

    [Fact]
    public async Task Takes_streams_wherever_they_are_cut()
    {
        var json = Encoding.UTF8.GetBytes($$$"""[{"id":"{{{Id}}}","number":7,"state":"created","new":{"a":[1.50]}},{"id":"{{Id}}","errors":[{"message":"é 🚀"}]}]""");
        var expected = JsonConvert.SerializeObject(JsonConvert.DeserializeObject<List<Pipeline>>(Encoding.UTF8.GetString(json)));

        foreach (var size in (int[])[1, 2, 3, 5, 8, 13, 64])
        {
            using var stream = new MemoryStream(json);
            using var slow = new Slow(stream, size);
            Assert.Equal(expected, JsonConvert.SerializeObject(await JsonSerializer.DeserializeAsync<List<Pipeline>>(slow, new JsonSerializerOptions { DefaultBufferSize = 16 })));
        }
    }

    [Fact]
    public void Keeps_odd_and_unknown_members()
    {
        var pipeline = JsonSerializer.Deserialize<Pipeline>($$"""{"id":"{{Id}}","number":{"it":7},"new":[1.50]}""")!;

        Assert.False(pipeline.Has(nameof(pipeline.Number)));
        Assert.Equal("""{"it":7}""", pipeline.AdditionalProperties["number"]!.ToString(Formatting.None));
        Assert.Equal(JsonConvert.SerializeObject(pipeline), JsonSerializer.Serialize(pipeline));
    }

    [Fact]
    public void Says_what_is_wrong_and_where()
    {
        var e = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<List<Pipeline>>("""[{}, "text"]"""));
        Assert.Equal("$[1]", e.Path);
        Assert.Contains("Pipeline", e.Message);

        e = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Dictionary<string, PipelineId>>("""{"a":"b"}"""));
        Assert.Equal("$.a", e.Path);
        Assert.Contains("'b'", e.Message);

        Assert.Contains("'b'", Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Dictionary<PipelineId, int>>("""{"b":1}""")).Message);
        Assert.Contains("specify which", Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize<CircleCiModel>("{}")).Message);
    }

    [Fact]
    public void Makes_nothing_of_null_as_everywhere()
    {
        Assert.Null(JsonSerializer.Deserialize<Pipeline>("null"));
        Assert.Null(JsonSerializer.Deserialize<CircleCiSecret>("null"));
        Assert.Null(JsonSerializer.Deserialize<CircleCiMap<string>>("null"));
        Assert.Null(JsonSerializer.Deserialize<JobStatus?>("null"));
        Assert.Equal(default, JsonSerializer.Deserialize<JobStatus>("null"));
        Assert.True(JsonSerializer.Deserialize<PipelineId>("null").IsEmpty);
        Assert.Equal(JsonConvert.SerializeObject(JsonConvert.DeserializeObject<ParameterValue>("null")), JsonSerializer.Serialize(JsonSerializer.Deserialize<ParameterValue>("null")));
    }

    /// <summary>What becomes of a value that Newtonsoft.Json writes and reads.</summary>
    private static string Again(object value, Type type) =>
        JsonConvert.SerializeObject(JsonConvert.DeserializeObject(JsonConvert.SerializeObject(value), type, new JsonSerializerSettings { DateParseHandling = DateParseHandling.None }));

    private static string Outcome(Func<object?> read)
    {
        try
        {
            return read() is { } it ? JsonConvert.SerializeObject(it) : "null";
        }
        catch (Exception e) when (e is JsonException or Newtonsoft.Json.JsonException)
        {
            return "fails";
        }
    }

    private static bool IsJson(byte[] json, JsonDocumentOptions options)
    {
        try
        {
            using var document = JsonDocument.Parse(json, options);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static object? InParts(byte[] json, Type type, int size)
    {
        var reader = new Utf8JsonReader(Part.Sequence(json, size), new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        return JsonSerializer.Deserialize(ref reader, type, Lenient);
    }

    private sealed class Part : ReadOnlySequenceSegment<byte>
    {
        public static ReadOnlySequence<byte> Sequence(byte[] bytes, int size)
        {
            Part? first = null, last = null;
            for (var at = 0; at < bytes.Length; at += size)
            {
                var next = new Part { Memory = bytes.AsMemory(at, Math.Min(size, bytes.Length - at)), RunningIndex = at };
                first ??= next;
                if (last is not null)
                    last.Next = next;
                last = next;
            }

            return first is null ? default : new ReadOnlySequence<byte>(first, 0, last!, last!.Memory.Length);
        }
    }

    /// <summary>A stream that gives few bytes at a time.</summary>
    private sealed class Slow(Stream inner, int size) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, Math.Min(size, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => inner.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
#endif
