using System.Collections;
using Microsoft.Extensions.Logging;

namespace CircleCi.Generated.DependencyInjection;

/// <summary>Passes on what a client tells to an <see cref="ILogger"/>, with properties for logs that are searched.</summary>
internal static class LogBridge
{
    private static readonly EventId Attempt = new(1, nameof(Attempt));
    private static readonly EventId Retry = new(2, nameof(Retry));
    private static readonly EventId Removal = new(3, nameof(Removal));

    public static void Write(ILogger logger, CircleCiLogEntry entry)
    {
        var (level, id) = entry.Level switch
        {
            CircleCiLogLevel.Debug => (LogLevel.Debug, Attempt),
            _ => (LogLevel.Warning, entry.Exception is null ? Removal : Retry),
        };
        if (logger.IsEnabled(level))
            logger.Log(level, id, new State(entry), entry.Exception, static (state, _) => state.ToString());
    }

    private sealed class State(CircleCiLogEntry entry) : IReadOnlyList<KeyValuePair<string, object?>>
    {
        private readonly KeyValuePair<string, object?>[] _properties =
        [
            new("Method", entry.RequestMethod),
            new("Path", entry.RequestPath),
            new("Status", (int?)entry.StatusCode),
            new("Attempt", entry.Attempt),
            new("DurationMs", entry.Duration.TotalMilliseconds),
        ];

        public int Count => _properties.Length;

        public KeyValuePair<string, object?> this[int index] => _properties[index];

        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _properties.AsEnumerable().GetEnumerator();

        public override string ToString() => entry.Message;

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
