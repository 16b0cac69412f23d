using System.Text;
using CircleCi.Generated.Http;
using CircleCi.Generated.Json;
using CircleCi.Generated.Tests.Json.Reading;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit.Abstractions;

namespace CircleCi.Generated.Tests.Json.Parts;

/// <summary>
/// Lists of every model, read with each byte being the edge of a buffer once, and as connections that give 1, 2, 3 ... bytes a read: what comes of it is
/// what Newtonsoft.Json makes of the whole. See <see cref="EdgeReader"/> for a longer hunt.
/// </summary>
public class Edges(ITestOutputHelper output)
{
    private readonly EdgeReader _reader = new();
    private long _documents;
    private long _edges;

    [Fact]
    public void Change_nothing_in_lists_of_any_model()
    {
        var seed = EdgeReader.Number("CIRCLECI_EDGES", 20_261_128);
        var end = Environment.TickCount64 + (EdgeReader.Number("CIRCLECI_EDGES_SECONDS", 0) * 1000L);
        do
        {
            foreach (var reader in ListReader.All.Values)
            {
                var random = new Random(seed++);
                var items = new JArray(Documents.For(reader.Type).Sample(random.Next(1, 12), new Rnd((ulong)seed), random.Next(4)));
                if (random.Next(3) == 0)
                    items.Add(JValue.CreateNull());
                var inMember = random.Next(2) == 0;
                JToken document = !inMember ? items : new JObject
                {
                    ["before"] = new JObject { ["items"] = new JArray(1, "]}") },
                    ["next_page_token"] = random.Next(3) == 0 ? "漢🚀/\"token\"" : null,
                    ["items"] = items,
                    ["count"] = 1.5,
                };
                if (inMember && random.Next(3) == 0)
                    ((JObject)document).Remove("next_page_token");
                _reader.AssertSame(reader, Noise.Write(document, seed, withMark: random.Next(3) == 0), inMember, random);
            }
        }
        while (Environment.TickCount64 < end);
        output.WriteLine($"{_reader.Documents} documents of {ListReader.All.Count} models and unions, {_reader.Edges} edges, 0 differences.");
        Assert.True(_reader.Edges > 20_000, $"Only {_reader.Edges} edges were tried.");
    }

    public static TheoryData<string> Odd =>
    [
        "", " ", "null", "\"\"", "undefined", "12", "true", "false", "[", "]", "[]", "[ ]", "[,]", "[,{}]", "[{},]", "[{},,{}]", "[{},,]", "[null]", "[null,{}]", "[null,null]", "[undefined]", "[\"\"]", "[{},\"\"]",
        "[{}{}]", "[{} {}]", "[{};{}]", "[{}] ", "[{}] x", "[{}],", "[{}]]", "[{}][]", "[{}]// end", "[{}]/* end */", "[{}]/* end", "[{}] /", "[/]", "[{}/]", "[{},/**/]", "[{}/**/,{}]", "[//\n]", "[//", "[}", "[{]}", "[{}}",
        "{}", "{\"login\":\"ada\"}", "{\"login\":\"ada\"} x", "{\"items\":[]}", "{\"items\":[{}]}", "{items:[{}]}", "{'items':[{}]}", "{ items :[{}]}", "{items/**/:[{}]}", "{\"items\"/**/:[{}]}", "{\"items\":/**/[{}]}", "{\"items\" \n:[{}]}",
        "{,\"items\":[{}]}", "{\"items\":[{}],}", "{\"items\":[{}],,}", "{\"items\":[{}],\"a\":}", "{\"items\":[{}],\"a\":1]", "{\"items\":[{}] \"a\":1}", "{\"a\":[1}],\"items\":[]}", "{\"a\":1x,\"items\":[]}", "{\"a\":'x\"',\"items\":[{}]}",
        "{\"a\":,\"items\":[{}]}", "{\"items\":,\"a\":1}", "{\"next_page_token\":,\"items\":[]}", "{\"items\":[{}],\"a\":,}", "{\"items\":null}", "{\"items\":{}}", "{\"items\":false}", "{\"items\":\"\"}", "{\"items\":12}", "{\"items\":[{}],\"next_page_token\":12}", "{\"items\":[{}],\"next_page_token\":\"a\",\"next_page_token\":null}",
        "{\"items\":[{}],\"next_page_token\":{}}", "{\"items\":[{}]} x", "{\"items\":[{}]}// x", "{\"message\":\"no\"}", "{:items []}", "({:a 1})", "<html>", "not found", "[{:a 1}]", "\uFEFF[{}]", "[\uFEFF{}]", "[{}\uFEFF]", "{\"items\":\uFEFF[]}",
        "[\u00a0{}\u3000,\u2028{}\u0085]", "[\0{}\0]", "[\u200b{}]", "[12]", "[12,{}]", "[true]", "[NaN]", "[{}\u00a0{}]", "['{}']", "[{\"a\":'\\''}]", "[{'a':\"\\\\\"}]", "[{\"login\":\"\\ud83d\\ude00\"}]", "[{\"login\":\"\\ud83d\"}]", "[{\"login\":\"\\q\"}]",
        "[{\"a\":1/2}]", "[{\"a\":/}/1}]", "[{\"a\":1//}\n}]", "[{\"a\":-}]", "[{\"a\":1.}]", "[{\"a\":0x1F}]", "[[{}]]", "[[]]",
    ];

    [Theory]
    [MemberData(nameof(Odd))]
    public void Change_nothing_in_answers_that_are_odd(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        foreach (var model in (string[])["V2.User", "V2.ParameterValue", "V2.Pipeline"])
        {
            foreach (var inMember in (bool[])[true, false])
            {
                // A message and nothing else is an error of its own kind.
                if (!json.Contains("message"))
                    _reader.AssertSame(ListReader.All[model], bytes, inMember, new Random(1));
            }
        }
    }

    [Fact]
    public void Change_nothing_at_any_depth()
    {
        for (var depth = 40; depth < 70; depth++)
        {
            var deep = Encoding.UTF8.GetBytes(new string('[', depth) + new string(']', depth));
            foreach (var (before, after, inMember) in (((string, string, bool)[])[("[{\"unknown\":", "}]", false), ("{\"items\":[{\"unknown\":", "}]}", true), ("{\"a\":", ",\"items\":[]}", true), ("", "", false)]))
                _reader.AssertSame(ListReader.All["V2.User"], [.. Encoding.UTF8.GetBytes(before), .. deep, .. Encoding.UTF8.GetBytes(after)], inMember, new Random(1), few: true);
        }
    }

    [Fact]
    public void Change_nothing_in_the_characters_that_newtonsoft_json_is_given()
    {
        var random = new Random(20_261_128);
        foreach (var text in Texts(random))
        {
            var bytes = new ArraySegment<byte>([1, 2, .. text, 3], 2, text.Length);
            var whole = Encoding.UTF8.GetString(text);
            _documents++;
            for (var size = 1; size <= Math.Min(whole.Length + 1, 40); size++)
            {
                using var reader = new Utf8Text(bytes);
                var buffer = new char[size + 2];
                var read = new StringBuilder();
                while (reader.Read(buffer, 1, size) is > 0 and var count)
                    read.Append(buffer, 1, count);
                Assert.Equal(whole, read.ToString());
                _edges++;
            }
        }

        output.WriteLine($"{_documents} texts, {_edges} sizes of buffers, 0 differences.");
    }

    [Theory]
    [InlineData("日本語のテキスト")]
    [InlineData("Длинный русский текст")]
    [InlineData("Ünïcödé, Größe, français")]
    [InlineData("🚀🎉👩‍💻")]
    public void Change_nothing_in_long_texts_of_any_script(string part)
    {
        for (var shift = 0; shift < 12; shift++)
        {
            var text = new string('x', shift) + string.Concat(Enumerable.Repeat(part, 9000 / part.Length));
            // A member that nobody knows is Newtonsoft.Json's.
            var bytes = Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(new { login = text, unknown = new { text } }));
            var user = (V2.User)ModelReader.All["V2.User"].Read(bytes)!;
            Assert.Equal((text, text), (user.Login, (string?)user.AdditionalProperties["unknown"]!["text"]));
            Assert.Equal(text, ((V2.User)ModelReader.All["V2.User"].ReadSlowly(bytes)!).Login);
        }
    }

    [Fact]
    public void Change_nothing_between_the_buffers_of_newtonsoft_json()
    {
        var seed = 20_261_128;
        foreach (var reader in ModelReader.All.Values)
        {
            var document = new JArray(Documents.For(reader.Type).Sample(12, new Rnd((ulong)++seed), 1))[0]!;
            var json = Noise.Write(document, seed, withMark: false);
            if (json.Length > EdgeReader.LongestDocument)
                continue;
            var whole = Result(() => Copy(json, int.MaxValue));
            _documents++;
            for (var size = 8; size < json.Length + 2; size += 1 + (json.Length / 60))
            {
                var small = Result(() => Copy(json, size));
                if (!Equals(whole, small))
                    Assert.Fail($"{size}: {whole}, {small} in {Encoding.UTF8.GetString(json)}");
                _edges++;
            }
        }

        output.WriteLine($"{_documents} documents, {_edges} sizes of buffers, 0 differences.");

        static string Copy(byte[] json, int size)
        {
            using var reader = new CommentSkippingReader(new Utf8Text(Utf8Text.WithoutMark(new ArraySegment<byte>(json)))) { DateParseHandling = DateParseHandling.None, ArrayPool = size == int.MaxValue ? CharBuffers.Shared : new SmallArrays(size) };
            return reader.Read() ? Encoding.UTF8.GetString(JsonCopy.Of(reader)) : "";
        }

        static object? Result(Func<object?> read)
        {
            try
            {
                return read();
            }
            catch (JsonException e)
            {
                return e.Message;
            }
        }
    }

    private static IEnumerable<byte[]> Texts(Random random)
    {
        foreach (var text in (string[])["", "a", "é", "漢", "🚀", "a🚀b", "🚀🚀", "Привет, мир", "\uFEFFx", "x\uFEFF", "👩‍💻", "\0", "e\u0301", string.Concat(Enumerable.Repeat("日本🚀é", 30))])
            yield return Encoding.UTF8.GetBytes(text);
        foreach (var bytes in (byte[][])[[0x80], [0xC3], [0xE6, 0xBC], [0xF0, 0x9F, 0x9A], [0xF0, 0x9F, 0x9A, 0x41], [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80], [0xFF, 0xFE], [0xC0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80, 0x80, 0x80, 0x80, 0x80]])
            yield return bytes;
        for (var i = 0; i < 2000; i++)
        {
            // All kinds of bytes that UTF-8 has, in any order.
            var kinds = new byte[] { 0x41, 0x80, 0xBF, 0xC3, 0xE6, 0xED, 0xA0, 0xF0, 0x9F, 0x9A, 0x80, 0xF4, 0xFF, 0x22 };
            yield return Enumerable.Range(0, random.Next(1, 24)).Select(_ => kinds[random.Next(kinds.Length)]).ToArray();
        }
    }

    /// <summary>A small array first, and none that is larger than it has to be.</summary>
    private sealed class SmallArrays(int size) : IArrayPool<char>
    {
        private int _count;

        public char[] Rent(int minimumLength) => new char[_count++ == 0 ? size : minimumLength];

        public void Return(char[]? array)
        {
        }
    }
}
