using System.Net;

namespace CircleCi.Generated.Http;

/// <summary>
/// What became of one attempt below the handlers of others: how often they sent it, and whether CircleCI may have acted on it. A request that is not idempotent is
/// not sent again then, whoever wants to. Thread-safe, since handlers that hedge send at the same time.
/// </summary>
/// <param name="isIdempotent">Whether sending it twice is as good as once.</param>
internal sealed class Sending(bool isIdempotent)
{
    private const string Key = "CircleCi.Generated.Sending";

    // Handlers that send a copy of the request do not always copy its options.
    private static readonly AsyncLocal<Scope?> Current = new();

    private readonly object _gate = new();
    private int _depth;
    private bool _isUnderWay;
    private string? _method;
    private string? _path;

    /// <summary>How often the request was sent, as far as that can be seen.</summary>
    public int Count { get; private set; }

    /// <summary>Whether CircleCI may have got the request, and not refused it unread.</summary>
    public bool MayHaveArrived { get; private set; }

    /// <summary>Whether a handler wanted to send it again and was not allowed to.</summary>
    public bool WasRefused { get; private set; }

    /// <summary>The status of the response before that; null if there was none.</summary>
    public HttpStatusCode? Status { get; private set; }

    /// <summary>Why there was no response before that; null if there was one.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Whether a handler of ours sees it below the handlers of others.</summary>
    public bool IsWatched => _depth > 0;

    /// <summary>Marks a request, and what is called from here on, as this attempt.</summary>
    public void Mark(HttpRequestMessage request)
    {
        (_method, _path) = (request.Method.Method, request.RequestUri!.AbsolutePath);
        var scope = new Scope(this, 0);
        Set(request, scope);
        Current.Value = scope;
    }

    /// <summary>Ends what <see cref="Mark"/> began, where it is not an asynchronous method that does so by itself.</summary>
    public static void Unmark() => Current.Value = null;

    /// <summary>A handler of ours is about to send a request.</summary>
    /// <returns>The attempt, to be told how that ended; null if this handler is not the one to watch it.</returns>
    /// <exception cref="HttpRequestException">It is under way already. Handlers that hedge wait for it then.</exception>
    /// <exception cref="SecondSendException">It was sent, and CircleCI may have acted on it. No handler tries again after this.</exception>
    public static Sending? Begin(HttpRequestMessage request, out IDisposable? scope)
    {
        scope = null;
        if (Find(request) is not { } found)
            return null;
        // Of several handlers of ours the innermost decides: others may send again between them.
        var inner = new Scope(found.Sending, found.Depth + 1);
        scope = new Entered(Current.Value);
        Current.Value = inner;
        try
        {
            return found.Sending.Begin(inner.Depth) ? found.Sending : null;
        }
        catch
        {
            scope.Dispose();
            throw;
        }
    }

    /// <summary>There is a response.</summary>
    public void End(HttpStatusCode status)
    {
        lock (_gate)
        {
            _isUnderWay = false;
            Status = status;
            // CircleCI has not acted on what it had no time for.
            MayHaveArrived = (int)status != 429;
        }
    }

    /// <summary>There is no response.</summary>
    public void End(Exception failure, bool wasSent)
    {
        lock (_gate)
        {
            _isUnderWay = false;
            Failure = failure;
            MayHaveArrived = wasSent;
        }
    }

    /// <summary>The body is about to be written to a connection.</summary>
    /// <exception cref="SecondSendException">It was before, and no handler of ours is where it could tell what became of that.</exception>
    public void Write()
    {
        lock (_gate)
        {
            if (IsWatched)
                return;
            if (!isIdempotent && MayHaveArrived)
            {
                WasRefused = true;
                throw new SecondSendException();
            }

            Count++;
            MayHaveArrived = true;
        }
    }

    private bool Begin(int depth)
    {
        lock (_gate)
        {
            if (depth < _depth)
                return false;
            if (depth > _depth)
            {
                _depth = depth;
                Count = 0;
                MayHaveArrived = false;
            }

            if (!isIdempotent && MayHaveArrived)
            {
                WasRefused = true;
                throw _isUnderWay ? new HttpRequestException("The request is under way already; what may start something is not sent twice.") : new SecondSendException();
            }

            Count++;
            MayHaveArrived = true;
            _isUnderWay = true;
            return true;
        }
    }

    private static Scope? Find(HttpRequestMessage request)
    {
        var marked = Get(request);
        // What flows here is deeper than what the request was given at first. A request that others made meanwhile is not this one.
        return Current.Value is { } current && (marked is null ? current.Sending.Is(request) : current.Sending == marked.Sending) ? current : marked;
    }

    private bool Is(HttpRequestMessage request) => request.Method.Method == _method && request.RequestUri?.IsAbsoluteUri == true && request.RequestUri.AbsolutePath == _path;

#if NET8_0_OR_GREATER
    private static readonly HttpRequestOptionsKey<Scope> OptionsKey = new(Key);

    private static Scope? Get(HttpRequestMessage request) => request.Options.TryGetValue(OptionsKey, out var scope) ? scope : null;

    private static void Set(HttpRequestMessage request, Scope scope) => request.Options.Set(OptionsKey, scope);
#else
    private static Scope? Get(HttpRequestMessage request) => request.Properties.TryGetValue(Key, out var scope) ? scope as Scope : null;

    private static void Set(HttpRequestMessage request, Scope scope) => request.Properties[Key] = scope;
#endif

    /// <param name="Sending">The attempt.</param>
    /// <param name="Depth">How many handlers of ours are around.</param>
    private sealed record Scope(Sending Sending, int Depth);

    private sealed class Entered(Scope? before) : IDisposable
    {
        public void Dispose() => Current.Value = before;
    }
}
