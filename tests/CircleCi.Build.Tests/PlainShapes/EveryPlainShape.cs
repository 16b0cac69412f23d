using System.Text;
using CircleCi.Build.Import;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Tests.PlainShapes;

/// <summary>Whatever plain shape a description has in whatever place: it is generated, compiles without a warning, and its values come through.</summary>
public class EveryPlainShape(ShapeSdk sdk) : IClassFixture<ShapeSdk>
{
    public static TheoryData<string> Shapes => [.. PlainShape.All.Select(s => s.Name)];

    public static TheoryData<string> InAddresses => [.. PlainShape.InAddresses.Select(s => s.Name)];

    [Fact]
    public void Compiles_without_a_warning_for_both_frameworks_and_from_swagger_2() => Assert.True(sdk.Warnings.Count == 0, string.Join('\n', sdk.Warnings.Take(5)));

    [Fact]
    public void Is_left_out_nowhere()
    {
        Assert.Equal((8 * PlainShape.All.Count) + (5 * PlainShape.InAddresses.Count) + 7, sdk.Import.Operations);
        Assert.Equal((5 * PlainShape.All.Count) + (5 * PlainShape.InAddresses.Count) + 7, sdk.SwaggerImport.Operations);
        Assert.DoesNotContain(sdk.Import.Facts.Concat(sdk.SwaggerImport.Facts), f => f.Kind is FactKind.LeftOut or FactKind.Untyped);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Is_read_as_an_answer(string name)
    {
        var shape = Find(name);
        await Responses($"GET /answer/{name}", shape.Text, shape.Expected);
        if (shape.MayBeNull)
            await Responses($"GET /answer/{name}", "null", !shape.IsCollection ? null : shape.Expected is JArray ? new JArray() : new JObject());
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Is_read_in_a_list_and_in_a_map(string name)
    {
        var shape = Find(name);
        await Responses($"GET /element/{name}", $"[{shape.Text},{shape.Text}]", new JArray(shape.Expected, shape.Expected));
        await Responses($"GET /value/{name}", $"{{\"a\":{shape.Text}}}", new JObject { ["a"] = shape.Expected });
        // Those that can say null themselves keep it.
        if (!name.EndsWith("any", StringComparison.Ordinal) && !name.EndsWith("choice", StringComparison.Ordinal))
        {
            await Responses($"GET /element/{name}", $"[null,{shape.Text}]", new JArray(shape.Expected));
            await Responses($"GET /value/{name}", $"{{\"n\":null,\"a\":{shape.Text}}}", new JObject { ["a"] = shape.Expected });
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Is_read_as_a_member(string name)
    {
        var shape = Find(name);
        await Responses($"GET /member/{name}", $"{{\"required\":{shape.Text},\"optional\":{shape.Text}}}", new JObject { ["required"] = shape.Expected, ["optional"] = shape.Expected });
        foreach (var way in Way.All)
        {
            // What is missing or null never makes a read fail.
            foreach (var json in new[] { "{}", "{\"required\":null,\"optional\":null}" })
                Assert.NotNull((await sdk.CallAsync($"GET /member/{name}", way, Encoding.UTF8.GetBytes(json), [])).Raw);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Is_read_as_a_case_of_a_union(string name)
    {
        var shape = Find(name);
        // A union keeps the JSON as it came.
        await Responses($"GET /case/{name}", $"{{\"case\":{shape.Text}}}", new JObject { ["case"] = PlainShape.Parse(shape.Json) });
        await Responses($"GET /case/{name}", "{\"case\":{\"marker\":\"m\"}}", new JObject { ["case"] = new JObject { ["marker"] = "m" } });
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Is_sent_as_a_body(string name)
    {
        var shape = Find(name);
        foreach (var way in Way.All)
        {
            foreach (var key in new[] { $"POST /body/{name}", $"POST /optional_body/{name}" })
            {
                var sent = (await sdk.CallAsync(key, way, null, [shape.Expected])).Sent;
                Assert.Equal("application/json", sent.ContentType);
                AssertSame(shape.Expected, PlainShape.Parse(sent.Body));
            }

            Assert.Equal("", (await sdk.CallAsync($"POST /optional_body/{name}", way, null, [])).Sent.Body);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Is_sent_as_a_member_of_a_body(string name)
    {
        var shape = Find(name);
        foreach (var members in new[] { new[] { "required" }, ["required", "optional"] })
        {
            var body = new JObject(members.Select(m => new JProperty(m, shape.Expected)));
            foreach (var way in Way.All)
                AssertSame(body, PlainShape.Parse((await sdk.CallAsync($"POST /sent/{name}", way, null, [body])).Sent.Body));
        }
    }

    [Theory]
    [MemberData(nameof(InAddresses))]
    public async Task Is_sent_in_a_path_a_query_and_a_header(string name)
    {
        var shape = PlainShape.InAddresses.Single(s => s.Name == name);
        var texts = (shape.Expected as JArray ?? new JArray(shape.Expected)).Select(v => v.Type == JTokenType.Boolean ? ((string)v!).ToLowerInvariant() : ((JValue)v).ToString(System.Globalization.CultureInfo.InvariantCulture)).ToList();
        var query = "?" + string.Join("&", texts.Select(t => $"X-Value={Uri.EscapeDataString(t)}"));
        foreach (var way in Way.All)
        {
            Assert.Equal($"/api/v2/path/{name}/{string.Join(",", texts.Select(Uri.EscapeDataString))}", (await sdk.CallAsync($"GET /path/{name}/{{}}", way, null, [shape.Expected])).Sent.Address.AbsolutePath);
            Assert.Equal(query, (await sdk.CallAsync($"GET /query/{name}", way, null, [shape.Expected])).Sent.Address.Query);
            Assert.Equal(query, (await sdk.CallAsync($"GET /optional_query/{name}", way, null, [], shape.Expected)).Sent.Address.Query);
            Assert.Equal("", (await sdk.CallAsync($"GET /optional_query/{name}", way, null, [])).Sent.Address.Query);
            Assert.Equal(string.Join(",", texts), (await sdk.CallAsync($"GET /header/{name}", way, null, [shape.Expected])).Sent.Headers["X-Value"]);
            Assert.Equal(string.Join(",", texts), (await sdk.CallAsync($"GET /optional_header/{name}", way, null, [], shape.Expected)).Sent.Headers["X-Value"]);
            Assert.DoesNotContain("X-Value", (await sdk.CallAsync($"GET /optional_header/{name}", way, null, [])).Sent.Headers.Keys);
        }
    }

    [Fact]
    public async Task That_is_no_json_is_given_and_sent_as_it_is()
    {
        byte[] file = [0, 255, 10, 60];
        foreach (var way in Way.All)
        {
            var read = await sdk.CallAsync("GET /file", way, file, []);
            Assert.Equal(file, Assert.IsType<byte[]>(read.Raw));
            Assert.Equal("application/octet-stream", read.Sent.Headers["Accept"]);
            Assert.Empty(Assert.IsType<byte[]>((await sdk.CallAsync("GET /file", way, [], [])).Raw));
            var text = await sdk.CallAsync("GET /words", way, Encoding.UTF8.GetBytes("\u00e4 \"b\""), []);
            Assert.Equal(("\u00e4 \"b\"", "text/plain"), (Assert.IsType<string>(text.Raw), text.Sent.Headers["Accept"]));

            var sent = (await sdk.CallAsync("POST /file", way, null, [new JValue(Convert.ToBase64String(file))])).Sent;
            Assert.Equal(file, sent.Bytes);
            Assert.Equal("application/octet-stream", sent.ContentType);
            sent = (await sdk.CallAsync("POST /words", way, null, [new JValue("\u00e4 \"b\"")])).Sent;
            Assert.Equal(("\u00e4 \"b\"", "text/plain"), (sent.Body, sent.ContentType));
        }
    }

    [Fact]
    public async Task Keeps_its_names_on_the_wire_where_they_are_one_in_CSharp()
    {
        const string json = """
            {"rollback":"a","rollback_value":"b","parent":{"rollback":"c"},"deployment":"d","last":{"deployment":"e"},"all":[{"deployment":"f"}],"members":["g"],"given":"h","system":"i","json":"j","types":"k",
             "newtonsoft":"l","should_serialize_all":true,"":"m","+1":1,"-1":-1,"a-b":"n","a_b":"o","A_B":"p","state":"\u00f6"}
            """;
        await Responses("POST /names/{}", json, PlainShape.Parse(json), new JValue("x"), PlainShape.Parse(json));
        await Responses("GET /names/{}", json, PlainShape.Parse(json), new JValue("x"), new JValue("y"), new JValue("z"));
        var sent = (await sdk.CallAsync("POST /names/{}", Way.All[0], Encoding.UTF8.GetBytes(json), [new JValue("x"), PlainShape.Parse(json)])).Sent;
        AssertSame(PlainShape.Parse(json), PlainShape.Parse(sent.Body));
        sent = (await sdk.CallAsync("GET /names/{}", Way.All[0], Encoding.UTF8.GetBytes(json), [new JValue("x"), new JValue("y"), new JValue("z")])).Sent;
        Assert.Equal(("/api/v2/names/x", "?id=z", "y"), (sent.Address.AbsolutePath, sent.Address.Query, sent.Headers["id"]));
    }

    private static PlainShape Find(string name) => PlainShape.All.Single(s => s.Name == name);

    /// <summary>However the call is made, and also where the JSON is so unusual that Newtonsoft.Json reads it.</summary>
    private async Task Responses(string key, string json, JToken? expected, params JToken[] arguments)
    {
        foreach (var way in Way.All)
        {
            foreach (var text in way.IsAsync ? [json, json.Replace('"', '\''), "\u00a0" + json] : new[] { json })
            {
                var (result, raw, _) = await sdk.CallAsync(key, way, Encoding.UTF8.GetBytes(text), arguments);
                if (expected is null)
                    Assert.True(raw is null or JValue { Type: JTokenType.Null });
                else
                    AssertSame(expected, result!);
            }
        }
    }

    /// <summary>A program's own Newtonsoft.Json writes a time as it likes; the instant is the same.</summary>
    private static void AssertSame(JToken expected, JToken actual) => Assert.Equal(Plain(expected), Plain(actual));

    private static string Plain(JToken token) => Sorted(token).ToString(Newtonsoft.Json.Formatting.None).Replace("+00:00\"", "Z\"");

    private static JToken Sorted(JToken token) => token switch
    {
        JObject o => new JObject(o.Properties().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => new JProperty(p.Name, Sorted(p.Value)))),
        JArray a => new JArray(a.Select(Sorted)),
        _ => token,
    };
}
