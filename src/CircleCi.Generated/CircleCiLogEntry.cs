using System.Net;

namespace CircleCi.Generated;

/// <summary>Something that a client tells its <see cref="CircleCiClientOptions.Log"/>. It never holds a token, a query or a body.</summary>
public sealed class CircleCiLogEntry
{
    internal CircleCiLogEntry(CircleCiLogLevel level, string message)
    {
        Level = level;
        Message = message;
    }

    /// <summary>How much it matters.</summary>
    public CircleCiLogLevel Level { get; }

    /// <summary>What happened, for people.</summary>
    public string Message { get; }

    /// <summary>The HTTP method of the call.</summary>
    public string RequestMethod { get; internal init; } = "";

    /// <summary>The path of the call, without its query.</summary>
    public string RequestPath { get; internal init; } = "";

    /// <summary>The status of the response; null if there was none.</summary>
    public HttpStatusCode? StatusCode { get; internal init; }

    /// <summary>Which try of the call it was, from 1 on.</summary>
    public int Attempt { get; internal init; }

    /// <summary>How long the try took, up to the response's headers.</summary>
    public TimeSpan Duration { get; internal init; }

    /// <summary>What went wrong; null if nothing did.</summary>
    public Exception? Exception { get; internal init; }

    /// <summary>The same of another message.</summary>
    internal CircleCiLogEntry With(string message) => new(Level, message) { RequestMethod = RequestMethod, RequestPath = RequestPath, StatusCode = StatusCode, Attempt = Attempt };

    /// <summary>The message.</summary>
    public override string ToString() => Message;
}
