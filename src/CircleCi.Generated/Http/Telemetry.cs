#if NET8_0_OR_GREATER
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CircleCi.Generated.Http;

/// <summary>
/// What OpenTelemetry and dotnet-counters see of each try, with the names of OpenTelemetry's conventions for HTTP clients: activities of the source and
/// the histogram of the meter <c>CircleCi.Generated</c>. It costs nothing while nobody listens.
/// </summary>
internal static class Telemetry
{
    private const string Name = "CircleCi.Generated";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("http.client.request.duration", "s", "Duration of HTTP client requests.");

    public static bool IsOn => Duration.Enabled;

    public static Activity? Start(Call call, Uri server)
    {
        server = call.Request.Elsewhere ?? server;
        if (!Source.HasListeners())
            return null;
        var activity = Source.StartActivity($"{call.Request.Method} {call.Request.Route}", ActivityKind.Client);
        if (activity is null)
            return null;
        activity.SetTag("http.request.method", call.Request.Method);
        activity.SetTag("url.template", call.Request.Route);
        activity.SetTag("url.full", call.Request.Elsewhere is null ? new Uri(server, call.Request.Path).GetLeftPart(UriPartial.Path) : server.GetLeftPart(UriPartial.Path));
        activity.SetTag("server.address", server.Host);
        activity.SetTag("server.port", server.Port);
        if (call.Attempts > 1)
            activity.SetTag("http.request.resend_count", call.Attempts - 1);
        return activity;
    }

    /// <summary>Tells how a try ended.</summary>
    public static void End(Activity? activity, Call call, Uri server, TimeSpan duration, int? status, string? error)
    {
        if (activity is not null)
        {
            if (status is not null)
                activity.SetTag("http.response.status_code", status);
            if (error is not null)
            {
                activity.SetTag("error.type", error);
                activity.SetStatus(ActivityStatusCode.Error);
            }

            activity.Dispose();
        }

        if (!Duration.Enabled)
            return;
        server = call.Request.Elsewhere ?? server;
        var tags = new TagList
        {
            { "http.request.method", call.Request.Method },
            { "url.template", call.Request.Route },
            { "server.address", server.Host },
            { "server.port", server.Port },
        };
        if (status is not null)
            tags.Add("http.response.status_code", status);
        if (error is not null)
            tags.Add("error.type", error);
        Duration.Record(duration.TotalSeconds, tags);
    }
}
#endif
