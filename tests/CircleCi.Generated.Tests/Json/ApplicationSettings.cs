using System.Collections;
using System.Text;
using CircleCi.Generated.Json;
using CircleCi.Generated.Tests.Json.Reading;
using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;
using FsCheck.Fluent;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Json;

/// <summary><c>JsonConvert.DefaultSettings</c> are the application's, and nothing of the SDK uses them.</summary>
[Collection(nameof(Alone))]
public class ApplicationSettings
{
    [Fact]
    public void Are_not_used_to_read_or_write_any_model()
    {
        var before = JsonConvert.DefaultSettings;
        JsonConvert.DefaultSettings = () => throw new InvalidOperationException("The application's settings were used.");
        try
        {
            foreach (var reader in ModelReader.All.Values)
            {
                foreach (var sent in Documents.For(reader.Type).Where(d => d.HasValues).Sample(3, new FsCheck.Rnd(20_261_129, 1), 40).Select(Sent.Of))
                {
                    foreach (var it in new[] { reader.Read(sent.Bytes)!, reader.ReadSlowly(Encoding.UTF8.GetBytes("/**/" + sent))! })
                    {
                        Assert.NotEmpty(it.ToString()!);
                        Assert.NotEmpty(CircleCiJson.WriteBytes(it));
                        if (it is Union union)
                            Assert.NotNull(union.Json);
                    }
                }
            }
        }
        finally
        {
            JsonConvert.DefaultSettings = before;
        }
    }

    [Fact]
    public async Task Are_not_used_by_calls_of_any_kind()
    {
        var before = JsonConvert.DefaultSettings;
        JsonConvert.DefaultSettings = () => throw new InvalidOperationException("The application's settings were used.");
        try
        {
            using var builds = new Wire(json: """[{"build_num":1,"new":{"at":"2024-01-01T00:00:00Z"},"branch":true,"start_time":5}]""");
            using var circle = builds.Client();
            Assert.Equal(1, circle.V11.Builds.EnumerateRecent().First().BuildNumber);
            Assert.Equal(1, circle.V1.Builds.ListRecent()[0].BuildNumber);
            Assert.Single(circle.V11.Builds.EnumerateArtifacts("gh/acme/shop", 1));
            Assert.Contains("2024-01-01T00:00:00Z", circle.Send(HttpMethod.Get, "/api/v1.1/recent-builds").ReadAs<List<V11.Build>>()[0].ToString());
            Assert.Equal(JTokenType.Array, (await circle.SendAsync(HttpMethod.Get, "/api/v1.1/recent-builds")).ReadAs<JToken>().Type);
            Assert.Equal("{\"a\":4}", new CircleCiMap<ParameterValue>(new Hashtable { ["a"] = 4 }) is var map ? CircleCiJson.Write(map) : "");
            await circle.SendAsync(HttpMethod.Post, "/api/v2/x", new { at = DateTime.UnixEpoch, secret = new CircleCiSecret("s"), map, token = new JObject { ["a"] = 1 } });
            Assert.Equal("""{"at":"1970-01-01T00:00:00Z","secret":"s","map":{"a":4},"token":{"a":1}}""", builds.Requests[^1].Body);
        }
        finally
        {
            JsonConvert.DefaultSettings = before;
        }
    }
}
