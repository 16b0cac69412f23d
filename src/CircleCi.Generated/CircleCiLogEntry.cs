using System.Net;

namespace CircleCi.Generated;

/// <summary>An entry that a client writes to its <see cref="CircleCiClientOptions.Log"/>. It never contains a token, a query or a body.</summary>
public sealed class CircleCiLogEntry
{
    internal CircleCiLogEntry(CircleCiLogLevel level, string message)
    {
        Level = level;
        Message = message;
    }

    /// <summary>The level of the entry.</summary>
    public CircleCiLogLevel Level { get; }

    /// <summary>The message, for people.</summary>
    public string Message { get; }

    /// <summary>The HTTP method of the call.</summary>
    public string RequestMethod { get; internal init; } = "";

    /// <summary>The path of the call, without its query.</summary>
    public string RequestPath { get; internal init; } = "";

    /// <summary>The status of the response; null if there was none.</summary>
    public HttpStatusCode? StatusCode { get; internal init; }

    /// <summary>The number of the attempt, starting at 1.</summary>
    public int Attempt { get; internal init; }

    /// <summary>The duration of the attempt, until the response headers were received.</summary>
    public TimeSpan Duration { get; internal init; }

    /// <summary>The exception, or null if there was none.</summary>
    public Exception? Exception { get; internal init; }

    /// <summary>Copies the entry with another message.</summary>
    internal CircleCiLogEntry With(string message) => new(Level, message) { RequestMethod = RequestMethod, RequestPath = RequestPath, StatusCode = StatusCode, Attempt = Attempt };

    /// <summary>Returns the message.</summary>
    public override string ToString() => Message;
}
