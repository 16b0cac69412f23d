using System.Net;
using System.Text;
using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V11;
using CircleCi.Generated.V2;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using RichardSzalay.MockHttp;

namespace CircleCi.Generated.Tests.Json.Parts;

/// <summary>What a user gets of lists as servers send them, right and wrong.</summary>
public class Lists
{
    [Fact]
    public void Of_any_length_give_each_item_once()
    {
        var random = new Random(20_261_128);
        for (var i = 0; i < 60; i++)
        {
            var names = Enumerable.Range(0, random.Next(500, 3000)).Select(n => n + new string('x', random.Next(400))).ToList();
            using var wire = new Wire(json: new JObject { ["items"] = new JArray(names.Select(n => new JObject { ["name"] = n })) }.ToString(i % 2 == 0 ? Formatting.None : Formatting.Indented));
            using var circle = wire.Client();

            Assert.Equal(names, circle.V2.Jobs.EnumerateTests("gh/acme/shop", 1).Select(t => t.Name));
        }
    }

    [Theory]
    [InlineData("null,{\"name\":\"b\"}")]
    [InlineData("{\"name\":\"b\"},null,")]
    public void Hold_no_nulls(string items)
    {
        using var wire = new Wire(json: $"{{\"items\":[{items}]}}");
        using var circle = wire.Client();

        Assert.Equal("b", Assert.Single(circle.V2.Jobs.EnumerateTests("gh/acme/shop", 1)).Name);
        Assert.Equal("b", Assert.Single(circle.V2.Jobs.ListTests("gh/acme/shop", 1).Items).Name);
    }

    [Theory]
    [InlineData(",", "found ','")]
    [InlineData("{\"name\":\"a\"},,{}", "found ','")]
    [InlineData("{\"name\":\"a\"}{}", "comma")]
    public void With_what_is_no_item_fail_after_those_before_it(string items, string found)
    {
        using var wire = new Wire(json: $"{{\"items\":[{items}]}}");
        using var circle = wire.Client();
        var given = new List<string>();

        var e = Assert.Throws<CircleCiFormatException>(() =>
        {
            foreach (var test in circle.V2.Jobs.EnumerateTests("gh/acme/shop", 1))
                given.Add(test.Name);
        });

        Assert.Equal(items.Length > 1 ? new[] { "a" } : [], given);
        Assert.Contains(items.Length > 1 ? "after 1 items" : found, e.Message);
        Assert.Contains(found, e.Message);
        Assert.Throws<CircleCiFormatException>(() => circle.V2.Jobs.ListTests("gh/acme/shop", 1));
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("Service is being upgraded. ")]
    [InlineData("not found ")]
    [InlineData("({:items [")]
    [InlineData("{:items [")]
    [InlineData("{\"items\":[}")]
    [InlineData("{\"items\":[,")]
    [InlineData("{\"items\":[Service ")]
    [InlineData("{\"items\":[{:name ")]
    [InlineData("{\"items\":[{\"name\" \"a\" ")]
    [InlineData("{\"items\":x")]
    [InlineData("{\"items\":[]} and ")]
    [InlineData("[")]
    [InlineData("12 ")]
    [InlineData("\"text\" ")]
    public void That_are_broken_fail_without_being_read_to_their_end(string beginning)
    {
        var body = new EndlessStream(Encoding.UTF8.GetBytes(beginning), (byte)'x');
        using var wire = new MockHttpMessageHandler();
        wire.When("*").Respond(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(body) });
        using var circle = new CircleCiClient(new CircleCiClientOptions { Token = "", BaseAddress = new Uri("https://circle.test"), Handler = new Passing(wire) });

        Assert.Throws<CircleCiFormatException>(() => circle.V2.Jobs.EnumerateTests("gh/acme/shop", 1).Count());

        Assert.InRange(body.Read_, 1, 1_000_000);
    }

    [Fact]
    public void By_offset_go_on_after_what_was_sent_though_a_server_gives_less_than_it_is_asked_for()
    {
        foreach (var (most, sent) in ((int, int)[])[(30, 143), (30, 120), (100, 100), (7, 6), (1, 3), (30, 0)])
        {
            var asked = new List<int>();
            using var circle = Builds(offset =>
            {
                asked.Add(offset);
                // One in ten may not be seen by this user.
                return Enumerable.Range(offset, Math.Max(0, Math.Min(most, sent - offset))).Select(n => n % 10 == 5 ? null : new { build_num = n });
            });

            var numbers = circle.V11.Builds.EnumerateForProject("gh/acme/shop", new BuildsListForProjectOptions { Limit = 250 }).Select(b => (int)b.BuildNumber!);

            Assert.Equal(Enumerable.Range(0, sent).Where(n => n % 10 != 5), numbers);
            Assert.Equal(asked.Distinct(), asked);
        }
    }

    [Fact]
    public void Do_not_depend_on_the_settings_of_the_application()
    {
        // Of this test alone: others run at the same time.
        var isHere = new AsyncLocal<bool> { Value = true };
        var before = JsonConvert.DefaultSettings;
        JsonConvert.DefaultSettings = () => isHere.Value ? throw new InvalidOperationException("The application's settings were used.") : null!;
        try
        {
            using var circle = Builds(offset => Enumerable.Range(offset, offset > 100 ? 0 : 100).Select(n => new { build_num = n, vcs_url = "2024-01-01T00:00:00Z" }));
            Assert.Equal(200, circle.V11.Builds.EnumerateRecent().Count());

            using var wire = new Wire(json: $$"""{"id":"{{Sample.Id}}","trigger_parameters":{"git":{"branch":"main"} },"unknown":{"at":"2024-01-01T00:00:00Z"} }""");
            using var other = wire.Client();
            var pipeline = other.V2.Pipelines.Get(Guid.Parse(Sample.Id));
            Assert.Contains("2024-01-01T00:00:00Z", pipeline.ToString());
            Assert.Equal("{\"branch\":\"main\"}", pipeline.TriggerParameters["git"].ToString());
        }
        finally
        {
            JsonConvert.DefaultSettings = before;
        }
    }

    private static CircleCiClient Builds(Func<int, System.Collections.IEnumerable> page)
    {
        var wire = new MockHttpMessageHandler();
        wire.When("*").Respond(request =>
        {
            var offset = System.Web.HttpUtility.ParseQueryString(request.RequestUri!.Query)["offset"];
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(JArray.FromObject(page(int.Parse(offset ?? "0")), JsonSerializer.Create()).ToString()) };
        });
        return new CircleCiClient(new CircleCiClientOptions { Token = "", BaseAddress = new Uri("https://circle.test"), Handler = new Passing(wire) });
    }

    private sealed class Passing(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => SendAsync(request, cancellationToken).GetAwaiter().GetResult();
    }

    private sealed class EndlessStream(byte[] beginning, byte rest) : Stream
    {
        public long Read_ { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Read_; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            for (var i = 0; i < buffer.Length; i++)
                buffer[i] = Read_ < beginning.Length ? beginning[Read_++] : Read_++ % 50 == 0 ? (byte)' ' : rest;
            return buffer.Length;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
