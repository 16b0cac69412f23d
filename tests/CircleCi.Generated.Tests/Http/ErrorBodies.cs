using System.Diagnostics;
using System.Net;
using System.Text;
using CircleCi.Generated.Http;
using CircleCi.Generated.Tests.Support;
using Xunit.Abstractions;

namespace CircleCi.Generated.Tests.Http;

/// <summary>Bodies of errors that are anything at all: explaining one never makes another error, and takes no time.</summary>
public class ErrorBodies(ITestOutputHelper output)
{
    private const int Longest = 250;

    // As they come, or were seen to come.
    private static readonly string[] Seeds =
    [
        """{"message":"Branch not found"}""",
        """{"error":{"source":"api"}}""",
        """{"error":{"id":"1","type":"invalid","title":"Invalid request","detail":"Limit is too large","source":{"pointer":"/page/limit"}}}""",
        """{"error":"invalid_grant","error_description":"The code has expired"}""",
        """{"type":"https://errors.test#route","title":"No such route","status":400,"detail":"The route is not served"}""",
        """[{"message":"In a list"},null,3]""",
        """{"message":"Fr\u00fchst\u00FCck \ud83d\ude00 \ud83d \"quoted\" \\d \/ \n\t"}""",
        "{:message \"Not \\\"allowed\\\" \\d \\s+\", :code 4, :set #{1 2}, :tags [:a :b], :error {:type \"x\"}}",
        "({:error \"in a list\"})",
        "<!DOCTYPE html>\n<html><head><title lang=\"en\">Attention required</title></head><body><p>Blocked</p></body></html>",
        "<html><titlebar>no</titlebar><TITLE>\n 502 Bad Gateway \n</TITLE></html>",
        "upstream connect error or disconnect/reset before headers. reset reason: connection failure",
        "null", "true", "12", "\"text\"", "[]", "{}", "", " \r\n ",
        "\uFEFF{\"message\":\"With a mark\"}",
        "{\"message\":\"line one\r\nline two\u001b[2J\u202Eover\u2028\u0007\"}",
    ];

    private static readonly string[] Values = ["{}", "[]", "\"\"", "\"x\"", "null", "true", "1", "1e999", "{\"a\":{}}", "[[]]", "[{\"message\":\"m\"}]", "{\"source\":3}", "{\"pointer\":[]}", "undefined", "", "{", "[", "\"", "\\"];

    [Fact]
    public void Are_explained_whatever_shape_is_at_which_place()
    {
        string[] places =
        [
            "$", """{"message":$}""", """{"error":$}""", """{"error_description":$,"error":"e"}""", """{"detail":$}""", """{"title":$}""", """{"type":$}""",
            """{"error":{"detail":$}}""", """{"error":{"title":$}}""", """{"error":{"message":$}}""", """{"error":{"type":$}}""", """{"error":{"detail":"d","source":$}}""",
            """{"error":{"detail":"d","source":{"pointer":$}}}""", """{$:"x"}""", "[$]", "[[$]]", "{:message $}", "{:error $ :message \"m\"}", "({:error $})", "<title>$</title>",
        ];

        foreach (var place in places)
        {
            foreach (var value in Values)
            {
                Explain(place.Replace("$", value));
                foreach (var second in Values)
                    Explain(place.Replace("$", value + " , " + second));
            }
        }
    }

    [Fact]
    public void Are_explained_wherever_they_are_cut()
    {
        foreach (var seed in Seeds)
        {
            for (var i = 0; i <= seed.Length; i++)
            {
                Explain(seed[..i]);
                Explain(seed[i..]);
            }
        }

        Assert.Equal("Branch not fou...", ErrorMessage.Find("""{"message":"Branch not fou"""));
        Assert.Equal("not allowed", ErrorMessage.Find("{:message \"not allowed\" :trace [1 2"));
    }

    [Fact]
    public void Are_explained_however_they_are_mixed_up()
    {
        const int Bodies = 40_000;
        const string Signs = "{}[]()\"\\:,;#</>=' \r\n\t\0\u001b\u007f\u0085\u2028\u202e\ud83d\ude00\u00fcutrdx09-.eE";
        string[] parts = [.. Seeds, .. Values, "\"message\":", "\"error\":", ":message ", ":error ", "<title", "</title>", "\\u", "\\u00", "\\ud83d", "//", "/*", "*/"];
        var random = new Random(20261128);
        for (var n = 0; n < Bodies; n++)
        {
            var body = new StringBuilder(Seeds[random.Next(Seeds.Length)]);
            for (var change = random.Next(1, 8); change > 0; change--)
            {
                var at = random.Next(body.Length + 1);
                switch (random.Next(4))
                {
                    case 0:
                        body.Insert(at, parts[random.Next(parts.Length)]);
                        break;
                    case 1:
                        body.Insert(at, Signs[random.Next(Signs.Length)]);
                        break;
                    case 2 when at < body.Length:
                        body[at] = Signs[random.Next(Signs.Length)];
                        break;
                    default:
                        body.Remove(at, random.Next(body.Length - at + 1));
                        break;
                }
            }

            Explain(body.ToString());
        }

        output.WriteLine($"{Bodies} bodies");
    }

    [Fact]
    public void Take_no_time_however_long_they_are()
    {
        const int Length = 1024 * 1024;
        string[] units =
        [
            "{", "[", "(", "}", "\"", "\\", " ", "<", "<title", "<title ", "<title>", "<title></title>", "{\"error\":", "{\"message\":", "{:message ", ":message ", "[{", "{\"a\":1,",
            "{\"message\":\"x\",", "\"message\":\"\\d\",", "\\u00", "{\"error\":{\"source\":", "a", "\u00fc", "\ud83d\ude00", "\0", "\r\n", "//", "/*", "#{", ",", ":",
        ];
        string[] starts = ["", "{", "{\"message\":\"", "{\"message\":[", "{\"error\":{\"detail\":\"", "{:message \"", "({:error \"", "<", "<html><title>", "<title "];
        var slowest = (Time: TimeSpan.Zero, Body: "");
        var all = new List<TimeSpan>();
        foreach (var start in starts)
        {
            foreach (var unit in units)
            {
                var body = start + string.Concat(Enumerable.Repeat(unit, Length / unit.Length));
                var clock = Stopwatch.StartNew();
                Explain(body);
                var time = clock.Elapsed;
                all.Add(time);
                if (time > slowest.Time)
                    slowest = (time, start + unit);
                // A guard: it is some milliseconds.
                Assert.True(time < TimeSpan.FromSeconds(2), $"{time.TotalMilliseconds} ms for {start}{unit}...");
            }
        }

        output.WriteLine($"{all.Count} bodies of 1 MB, {all.Order().ElementAt(all.Count / 2).TotalMilliseconds:0.0} ms each, the slowest, of {slowest.Body}..., {slowest.Time.TotalMilliseconds:0.0} ms");
    }

    [Theory]
    [InlineData("""{"error":{"source":"api"}}""", """{"error":{"source":"api"}}""")]
    [InlineData("{:message \"no \\d here\"}", "no \\d here")]
    [InlineData("<title<title<title", "a web page")]
    [InlineData("""{"message":"cut off in the mid""", "cut off in the mid...")]
    [InlineData("{\"message\":\"one\\r\\ntwo\\u001b[2J\"}", "one  two\uFFFD[2J")]
    [InlineData("""[{"message":"in a list"}]""", "in a list")]
    [InlineData("""{"error":{"detail":["no"],"title":"Title"}}""", "Title")]
    [InlineData("""{"message":"a","message":"b"}""", "b")]
    [InlineData("""{"trace":[{"message":"not this"},"}"],"message":"this"}""", "this")]
    public async Task Do_not_change_that_a_call_is_tried_again(string body, string message)
    {
        foreach (var isAsync in new[] { true, false })
        {
            using var wire = new Wire(HttpStatusCode.ServiceUnavailable, body);
            using var circle = wire.Client();

            var e = isAsync
                ? await Assert.ThrowsAnyAsync<CircleCiException>(() => circle.V2.Users.GetCurrentAsync())
                : Assert.ThrowsAny<CircleCiException>(() => circle.V2.Users.GetCurrent());

            Assert.Equal($"GET /api/v2/me: 503 Service Unavailable: {message}", e.Message);
            Assert.Equal((HttpStatusCode.ServiceUnavailable, body), (e.StatusCode, e.ResponseBody));
            Assert.Equal(4, wire.Requests.Count);
        }
    }

    private static void Explain(string body)
    {
        var said = ErrorMessage.Find(body);

        if (ErrorMessage.IsPage(body))
            Assert.StartsWith("a web page", said);
        if (said is null)
            return;
        Assert.InRange(said.Length, 1, Longest);
        Assert.Equal(said, MessageText.OneLine(said));
        Assert.DoesNotContain(said, c => char.IsControl(c) || c is '\u2028' or '\u2029' or '\u202E');
    }
}
