using System.Collections.Concurrent;

namespace CircleCi.Generated.Http;

/// <summary>Passes on, once per operation, that CircleCI will remove it (the headers <c>Deprecation</c> and <c>Sunset</c>).</summary>
internal sealed class Announcements
{
    private readonly ConcurrentDictionary<string, bool> _told = new(StringComparer.Ordinal);

    public void Tell(Action<CircleCiLogEntry>? log, Call call, HttpResponseMessage response)
    {
        if (log is null)
            return;
        var deprecation = First(response, "Deprecation");
        var sunset = First(response, "Sunset");
        if ((deprecation ?? sunset) is null || !_told.TryAdd($"{call.Request.Method} {call.Request.Route}", true))
            return;
        log(new CircleCiLogEntry(CircleCiLogLevel.Warning, $"{call.Request.Method} {call.Request.Route}: CircleCI {(sunset is null ? "has deprecated this operation" : $"removes this operation on {Shown.Text(sunset, call.Token)}")}. {call.Request.Obsolete}".TrimEnd())
        {
            RequestMethod = call.Request.Method,
            RequestPath = call.Request.Path,
            StatusCode = response.StatusCode,
            Attempt = call.Attempts,
        });
    }

    private static string? First(HttpResponseMessage response, string name) => response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
