#if !NETSTANDARD_ASSEMBLY
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using CircleCi.Generated.Tests.Support;

namespace CircleCi.Generated.Tests.Http;

/// <summary>What OpenTelemetry sees; the listeners hear the tests that run beside these too.</summary>
public class Observing
{
    [Fact]
    public void Sees_each_try_with_opentelemetrys_names()
    {
        var activities = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = s => s.Name == "CircleCi.Generated",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activities.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        using var wire = new Wire(HttpStatusCode.BadGateway, "{}");
        using var circle = new CircleCiClient(new CircleCiClientOptions { Token = "CCIPAT_seen", BaseAddress = new Uri("https://observed.test"), Handler = wire, Clock = wire.Clock, Retry = { MaxRetries = 1 } });

        Assert.ThrowsAny<CircleCiException>(() => circle.V2.Pipelines.ListForProject("gh/acme/shop", new() { Branch = "secret-branch" }));

        var ours = activities.Where(a => (string?)a.GetTagItem("server.address") == "observed.test").ToList();
        Assert.Equal(2, ours.Count);
        Assert.Equal("GET /api/v2/project/{projectSlug}/pipeline", ours[1].DisplayName);
        Assert.Equal(ActivityKind.Client, ours[1].Kind);
        Assert.Equal(
            new Dictionary<string, object?>
            {
                ["http.request.method"] = "GET",
                ["url.template"] = "/api/v2/project/{projectSlug}/pipeline",
                ["url.full"] = "https://observed.test/api/v2/project/gh/acme/shop/pipeline",
                ["server.address"] = "observed.test",
                ["server.port"] = 443,
                ["http.request.resend_count"] = 1,
                ["http.response.status_code"] = 502,
                ["error.type"] = "502",
            },
            ours[1].TagObjects.ToDictionary(t => t.Key, t => t.Value));
        Assert.Equal(ActivityStatusCode.Error, ours[1].Status);
        Assert.DoesNotContain(ours.SelectMany(a => a.TagObjects), t => t.Value?.ToString()!.Contains("secret") == true || t.Value?.ToString()!.Contains("CCIPAT") == true);
    }

    [Fact]
    public async Task Sees_downloads_where_they_come_from()
    {
        var activities = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = s => s.Name == "CircleCi.Generated",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activities.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        using var wire = new Wire(json: "{}");
        using var circle = new CircleCiClient(new CircleCiClientOptions { Token = "", BaseAddress = new Uri("https://observed.test"), Handler = wire, Clock = wire.Clock });

        await circle.V2.Jobs.DownloadArtifactAsync(new V2.Artifact { Path = "a", Url = "https://storage-observed.test:8443/a?signature=1" }, new MemoryStream());

        var download = Assert.Single(activities, a => (string?)a.GetTagItem("server.address") == "storage-observed.test");
        Assert.Equal(("https://storage-observed.test:8443/a", 8443), ((string)download.GetTagItem("url.full")!, (int)download.GetTagItem("server.port")!));
    }

    [Fact]
    public void Counts_the_time_of_each_try()
    {
        var measured = new ConcurrentQueue<(double Seconds, Dictionary<string, object?> Tags)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == "CircleCi.Generated")
                l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
        {
            Assert.Equal(("http.client.request.duration", "s"), (instrument.Name, instrument.Unit));
            measured.Enqueue((value, tags.ToArray().ToDictionary(t => t.Key, t => t.Value)));
        });
        listener.Start();
        using var wire = new Wire(json: "{}");
        using var circle = new CircleCiClient(new CircleCiClientOptions { Token = "", BaseAddress = new Uri("https://measured.test:8443"), Handler = wire });

        circle.V2.Users.GetCurrent();

        var (seconds, labels) = Assert.Single(measured, m => (string?)m.Tags["server.address"] == "measured.test");
        Assert.InRange(seconds, 0, 60);
        Assert.Equal((8443, 200, "/api/v2/me"), ((int)labels["server.port"]!, (int)labels["http.response.status_code"]!, (string)labels["url.template"]!));
    }
}
#endif
