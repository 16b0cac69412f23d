using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CircleCi.DependencyInjection.Tests.Support;

/// <summary>Keeps all that is logged, from the lowest level on.</summary>
internal sealed class Log : ILoggerProvider
{
    public ConcurrentQueue<Entry> Entries { get; } = new();

    public IReadOnlyList<Entry> OfCircleCi => [.. Entries.Where(e => e.Category == "CircleCi.Generated")];

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, Entries);

    public void Dispose()
    {
    }

    public sealed record Entry(string Category, LogLevel Level, EventId Id, string Text, IReadOnlyDictionary<string, object?> Properties, Exception? Exception);

    private sealed class Logger(string category, ConcurrentQueue<Entry> entries) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var properties = (state as IEnumerable<KeyValuePair<string, object?>> ?? []).ToDictionary(p => p.Key, p => p.Value);
            entries.Enqueue(new Entry(category, logLevel, eventId, formatter(state, exception), properties, exception));
        }
    }
}
