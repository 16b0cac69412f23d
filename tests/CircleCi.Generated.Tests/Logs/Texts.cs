using System.Text;
using CircleCi.Generated.Logs;
using CircleCi.Generated.Tests.Json.Parts;
using CircleCi.Generated.V11;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit.Abstractions;

namespace CircleCi.Generated.Tests.Logs;

/// <summary>What a step wrote, to the letter: whatever form it is stored in, and wherever the parts in which it comes are cut.</summary>
public class Texts(ITestOutputHelper output)
{
    private readonly SteppedWire _wire = new();
    private long _documents;
    private long _edges;

    public static TheoryData<string> NoLists =>
    [
        "{\"a\":1}\n", "[] nothing", "[]\n[]\n", "{\"message\":\"hi\"}\n{\"message\":\"there\"}\n", "[{1,2}]", "[INFO] Compiling\n", "[{\"type\":\"x\"} trailing", "[{\"type\":\"x\"}]", "[1,2]", "[", "[{", "{", "\"text\"", "null", "[null",
        "[{\"message\":\"a\"} trailing", "[{\"message\":\"a\"}] trailing", "[{\"message\":\"a\"},b]", "[{\"message\":\"a\"},{\"message\":\"\\q\"}]", "[{\"message\":\"a\"}}", "[{message", "[[1]]", "[\"x\"]", "  \n", "\uFEFFtext", "// [{\"message\":\"a\"}]",
        "[{'a':1}] 🚀", "[=====>    ] 50%\r", "[2026-11-28] {\"message\":\"a\"}", "漢字\nПривет\n🚀", "a\0b",
    ];

    [Theory]
    [MemberData(nameof(NoLists))]
    public void That_begin_like_json_are_texts(string text)
    {
        foreach (var contentType in (string?[])["text/plain", null, "application/octet-stream"])
            Assert.Equal(text, AllOf(Encoding.UTF8.GetBytes(text), contentType));
    }

    [Theory]
    [InlineData("{\"a\":1}\n")]
    [InlineData("[] nothing")]
    [InlineData("[{1,2}]")]
    [InlineData("[INFO] Compiling\n")]
    [InlineData("[{\"type\":\"x\"} trailing")]
    public void That_are_no_list_are_texts_though_the_content_type_is_json(string text) => Assert.Equal(text, AllOf(Encoding.UTF8.GetBytes(text), "application/json"));

    [Fact]
    public void That_are_an_empty_array_are_one_only_if_they_are_called_text()
    {
        Assert.Equal("", AllOf("[]"u8.ToArray(), "application/json"));
        Assert.Equal("", AllOf("[ ]\n"u8.ToArray(), null));
        Assert.Equal("[]\n", AllOf("[]\n"u8.ToArray(), "text/plain"));
    }

    [Theory]
    [InlineData("""[{"message":"\ud83d"},{"message":"\ude00!"}]""", "😀!")]
    [InlineData("""[{"message":"\ud83d"},{"message":""},null,{"message":"\uDE00"}]""", "😀")]
    [InlineData("""[{"message":"\ud83d"}]""", "\uFFFD")]
    [InlineData("""[{"message":"\ude00\ud83dx\ud83d\ud83d\ude00"}]""", "\uFFFD\uFFFDx\uFFFD😀")]
    [InlineData("""[{"type":"out","message":"\ud83d"},{"type":"err","message":"\ude00"}]""", "\uFFFD\uFFFD")]
    [InlineData("""[{"message":"a","time":"yesterday"},{"message":"b","time":12},{"message":"c","time":{}}]""", "abc")]
    [InlineData("""[{"message":"a","type":12},{"message":"b","type":null},{"message":"c","type":{"x":[]}}]""", "abc")]
    [InlineData("""[{"message":"a"},{"message":12},{"message":null},{"message":true},{},{"message":"d"}]""", "a12Trued")]
    [InlineData("/**/[{'message':'a\\'\\u001b'},// b\n{\"Message\":\"x\",\"message\":\"c\\/\\b\\f\\r\\n\\t\\\"\\\\\"},]", "a'\u001bc/\b\f\r\n\t\"\\")]
    public void Of_messages_lose_nothing_for_what_is_odd(string json, string text) => Assert.Equal(text, AllOf(Encoding.UTF8.GetBytes(json), "application/json"));

    [Fact]
    public void Of_messages_are_whole_though_a_character_has_bytes_in_two_of_them()
    {
        foreach (var character in (string[])["é", "漢", "😀"])
        {
            var bytes = Encoding.UTF8.GetBytes(character);
            for (var cut = 1; cut < bytes.Length; cut++)
                Assert.Equal($"a{character}b", AllOf([.. "[{\"message\":\"a"u8, .. bytes[..cut], .. "\"},{\"message\":\""u8, .. bytes[cut..], .. "b\"}]"u8], "application/json"));
            Assert.Equal("a\uFFFD", AllOf([.. "[{\"message\":\"a"u8, .. bytes[..1], .. "\"}]"u8], "application/json"));
            Assert.Equal("a\uFFFD", AllOf([.. "a"u8, .. bytes[..1]], "text/plain"));
        }
    }

    [Fact]
    public void Of_messages_that_break_off_are_given_as_far_as_they_came()
    {
        var lines = new List<string>();

        var e = Assert.Throws<CircleCiFormatException>(() => AllOf("[{\"message\":\"one\\n\"},{\"message\":\"two\\n\"},{\"mess"u8.ToArray(), "application/json", lines: lines));

        Assert.Equal(["one\n", "two\n"], lines);
        Assert.Contains("after 2 items", e.Message);
    }

    [Fact]
    public void Are_the_same_wherever_they_are_cut()
    {
        var seed = 20_261_128;
        string[] parts = ["a", "line\n", "é", "漢字", "🚀", "\u001b[31mred\u001b[0m", "\r", "\"quoted\"", "\\", "[{", "}]", ",", "\uFFFD", "\u2028", new string('x', 90)];
        for (var i = 0; i < 60; i++)
        {
            var random = new Random(seed++);
            var messages = Enumerable.Range(0, random.Next(1, 8)).Select(_ => string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => parts[random.Next(parts.Length)]))).ToList();
            var text = string.Concat(messages);
            var list = new JArray(messages.Select((m, n) => new JObject { ["type"] = random.Next(4) == 0 ? "err" : "out", ["time"] = n % 3 == 0 ? "2026-11-21T09:00:00.123Z" : "soon", ["message"] = m }));
            var settings = new JsonSerializerSettings { Formatting = i % 2 == 0 ? Formatting.Indented : Formatting.None, StringEscapeHandling = i % 3 == 0 ? StringEscapeHandling.EscapeNonAscii : StringEscapeHandling.Default };
            AssertSame(Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(list, settings)), "application/json", text);
            AssertSame(Encoding.UTF8.GetBytes("> " + text), "text/plain", "> " + text);
        }

        output.WriteLine($"{_documents} logs, {_edges} edges, 0 differences.");
    }

    [Fact]
    public void Of_any_length_are_complete_in_either_form()
    {
        var random = new Random(20_261_128);
        for (var i = 0; i < 20; i++)
        {
            var messages = Enumerable.Range(0, 3000).Select(n => $"{n} 🚀 漢字 é {new string('x', random.Next(90))}{(n % 3 == 0 ? "\n" : "")}").ToList();
            var text = string.Concat(messages);
            Assert.Equal(text, AllOf(Encoding.UTF8.GetBytes(new JArray(messages.Select(m => new JObject { ["message"] = m })).ToString(Formatting.None)), null));
            Assert.Equal(text, AllOf(Encoding.UTF8.GetBytes(text), null));
        }
    }

    [Theory]
    [InlineData("/* c ] */[{\"message\":\"a\"}]", "a")]
    [InlineData("// c\n[ /* [ */ {\"message\":\"a\"} // }\n, {\"message\":\"漢\"}]\n// end", "a漢")]
    [InlineData("[/* none */]", "")]
    [InlineData("/bin/sh: not found", "/bin/sh: not found")]
    [InlineData("// no list", "// no list")]
    [InlineData("/* no end", "/* no end")]
    public void That_are_lists_of_json_may_have_comments_anywhere(string json, string text) => AssertSame(Encoding.UTF8.GetBytes(json), "application/json", text);

    private void AssertSame(byte[] bytes, string contentType, string text)
    {
        _documents++;
        for (var edge = 1; edge <= bytes.Length + 1; edge++)
        {
            var step = edge % 5 == 0 ? (edge % 7) + 1 : int.MaxValue;
            if (AllOf(bytes, contentType, step, edge, isAsync: edge % 2 == 0) is var read && read != text)
                Assert.Fail($"Edge {edge}, {step} bytes a read: '{read}', not '{text}', of {Encoding.UTF8.GetString(bytes)}");
            _edges++;
        }
    }

    private string AllOf(byte[] bytes, string? contentType, int step = int.MaxValue, int firstSize = 64 * 1024, bool isAsync = false, List<string>? lines = null)
    {
        (_wire.Response, _wire.Step, _wire.ContentType) = (bytes, step, contentType);
        using var log = new ActionOutput(_wire.Open(), new BuildAction { Name = "Run tests" }, withoutEscapes: false, firstSize);
        lines ??= [];
        while (isAsync ? log.FillAsync().GetAwaiter().GetResult() : log.Fill())
        {
            foreach (var line in log.TakeLines())
                lines.Add(line.Text);
        }

        return string.Concat(lines);
    }
}
