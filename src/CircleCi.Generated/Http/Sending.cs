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

    private const string Product = "CircleCi.Generated/";

    // Handlers that send a copy of the request do not always copy its options ...
    private static readonly AsyncLocal<Scope?> Current = new();

    // ... nor do all of them send where the call was made: some have a queue, or suppress the flow of the context. All that handlers are busy with.
    private static readonly HashSet<Sending> Open = [];

    private readonly object _gate = new();
    private int _depth;
    private bool _isUnderWay;
    private CircleCiSendOnceHandler? _watcher;
    private bool _isWrittenOnce;
    private HttpMethod? _method;
    private Uri? _address;
    private string? _userAgent;

    /// <summary>How often the request was sent, as far as that can be seen.</summary>
    public int Count { get; private set; }

    /// <summary>Whether CircleCI may have got the request, and not rejected it unread.</summary>
    public bool MayHaveArrived { get; private set; }

    /// <summary>Whether what was sent before the last time may have done what it was to do.</summary>
    public bool MayHaveBeenDone { get; private set; }

    /// <summary>Whether a handler wanted to send it again and was not allowed to.</summary>
    public bool WasRefused { get; private set; }

    /// <summary>The status of the response before that; null if there was none.</summary>
    public HttpStatusCode? Status { get; private set; }

    /// <summary>Why there was no response before that; null if there was one.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Whether a handler of ours sees it below the handlers of others.</summary>
    public bool IsWatched => _depth > 0;

    /// <summary>Marks a request, and what is called from here on until it is disposed, as this attempt. It is open until <see cref="Close"/>.</summary>
    public IDisposable Mark(HttpRequestMessage request)
    {
        (_method, _address) = (request.Method, request.RequestUri);
        // That of the client, by which a copy is known whose address was changed too; not one of the caller's own, which other requests may have.
        _userAgent = UserAgentOf(request) is { } agent && agent.Contains(Product) ? agent : null;
        var scope = new Scope(this, 0);
        Set(request, scope);
        var before = new Entered(Current.Value);
        Current.Value = scope;
        if (!isIdempotent)
        {
            lock (Open)
                Open.Add(this);
        }

        return before;
    }

    /// <summary>The handlers are done with it.</summary>
    public void Close()
    {
        if (isIdempotent)
            return;
        lock (Open)
            Open.Remove(this);
    }

    /// <summary>A handler of ours is about to send a request.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="request">The request, or a copy that somebody made of it.</param>
    /// <param name="scope">To be disposed when it is sent.</param>
    /// <returns>The attempt, to be notified how that ended; null if this handler is not the one to watch it.</returns>
    /// <exception cref="HttpRequestException">It is under way already. Handlers that hedge wait for it then.</exception>
    /// <exception cref="SecondSendException">It was sent, and CircleCI may have acted on it. No handler retries after this.</exception>
    public static Sending? Begin(CircleCiSendOnceHandler handler, HttpRequestMessage request, out IDisposable? scope)
    {
        scope = null;
        var before = Current.Value;
        Scope inner;
        bool isFirst;
        if (Get(request) is { } marked)
        {
            // What flows here is deeper than what the request was given at first.
            inner = (before?.Sending == marked.Sending ? before : marked.Sending.At(handler)).Inner;
            if (inner.Sending.IsHarmless(request))
            {
                inner.Sending.WatchBy(handler, inner.Depth);
                return null;
            }

            isFirst = inner.Sending.Begin(handler, inner.Depth);
        }
        else
        {
            // Of the attempts that look like it, one that was not sent yet; of two at the same time no one is to be taken twice.
            lock (Open)
            {
                if (Find(handler, request, before) is not { } found)
                    return null;
                inner = found.Inner;
                isFirst = inner.Sending.Begin(handler, inner.Depth);
            }
        }

        scope = new Entered(before);
        Current.Value = inner;
        // Of several handlers of ours the innermost decides: others may send again between them.
        return isFirst ? inner.Sending : null;
    }

    /// <summary>There is a response.</summary>
    public void End(CircleCiSendOnceHandler handler, HttpStatusCode status)
    {
        lock (_gate)
        {
            if (handler != _watcher)
                return;
            _isUnderWay = false;
            Status = status;
            // CircleCI has not acted on what it had no time for, or did not know the caller of.
            MayHaveArrived = !IsChallenge(status) && (int)status != 429;
        }
    }

    /// <summary>There is no response.</summary>
    public void End(CircleCiSendOnceHandler handler, Exception failure, bool wasSent)
    {
        lock (_gate)
        {
            if (handler != _watcher)
                return;
            _isUnderWay = false;
            Failure = failure;
            MayHaveArrived = wasSent;
        }
    }

    /// <summary>The body is about to be written to a connection.</summary>
    /// <exception cref="SecondSendException">It was before, and no handler of ours is where it could see what became of that.</exception>
    public void Write()
    {
        lock (_gate)
        {
            if (_watcher is { HasOthersBelow: false })
                return;
            // .NET's own handler by itself writes it again only where a password is requested.
            if (!isIdempotent && _address is not null && (IsWatched ? _isWrittenOnce : MayHaveArrived))
            {
                WasRefused = true;
                throw new SecondSendException();
            }

            _isWrittenOnce = true;
            if (IsWatched)
                return;
            Count++;
            MayHaveArrived = true;
        }
    }

    private bool Begin(CircleCiSendOnceHandler handler, int depth)
    {
        lock (_gate)
        {
            if (depth < _depth)
                return false;
            WatchBy(handler, depth);
            if (!isIdempotent && MayHaveArrived)
            {
                WasRefused = true;
                throw _isUnderWay ? new HttpRequestException("The request is already in progress; a request that may start something is not sent twice.") : new SecondSendException();
            }

            // A request that got an error of the caller's did nothing.
            MayHaveBeenDone |= MayHaveArrived && (Status is null || (int)Status is 408 or >= 500 or < 300);
            // Sending it again with a new token or password is not trying again.
            if (!IsChallenge(Status))
                Count++;
            Status = null;
            Failure = null;
            MayHaveArrived = true;
            _isUnderWay = true;
            _isWrittenOnce = false;
            return true;
        }
    }

    private static bool IsChallenge(HttpStatusCode? status) => status is HttpStatusCode.Unauthorized or HttpStatusCode.ProxyAuthenticationRequired;

    private void WatchBy(CircleCiSendOnceHandler handler, int depth)
    {
        lock (_gate)
        {
            if (depth <= _depth)
                return;
            _depth = depth;
            _watcher = handler;
            Count = 0;
            MayHaveArrived = false;
        }
    }

    /// <summary>Where it is when it comes to a handler of ours, if that does not flow there: below the one that watches, unless it is that one.</summary>
    private Scope At(CircleCiSendOnceHandler handler)
    {
        lock (_gate)
            return new Scope(this, _watcher is null ? 0 : handler == _watcher || !_isUnderWay ? _depth - 1 : _depth);
    }

    private static Scope? Find(CircleCiSendOnceHandler handler, HttpRequestMessage request, Scope? current)
    {
        // A request that others made meanwhile is not this one.
        if (current?.Sending.Is(request) == false)
            current = null;
        // A queue goes on in the context of the call that began it, long after that is over.
        if (current is not null && Open.Contains(current.Sending))
            return current;
        // Where its address was changed, it may be any call of a client of that name: there are no more of them than calls.
        var same = Open.Where(s => s.IsAt(request)).ToList();
        var alike = (same.Count > 0 ? same : Open.Where(s => s.Is(request))).Select(s => s.At(handler)).ToList();
        return alike.Find(s => !s.IsSpent) ?? current ?? alike.FirstOrDefault();
    }

    private bool Is(HttpRequestMessage request) => !IsHarmless(request) && (IsAt(request) || (!isIdempotent && _userAgent is not null && UserAgentOf(request) == _userAgent));

    private bool IsAt(HttpRequestMessage request) => request.Method == _method && request.RequestUri == _address;

    /// <summary>Whether a handler made of what may start something what cannot, such as a question whether the server is there.</summary>
    private bool IsHarmless(HttpRequestMessage request) => !isIdempotent && request.Method.Method is "GET" or "HEAD" or "OPTIONS";

    private bool IsSpent(int depth)
    {
        lock (_gate)
            return !isIdempotent && MayHaveArrived && depth <= _depth;
    }

    private static string? UserAgentOf(HttpRequestMessage request) => request.Headers.TryGetValues("User-Agent", out var values) ? string.Join(" ", values) : null;

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
    private sealed record Scope(Sending Sending, int Depth)
    {
        public Scope Inner => new(Sending, Depth + 1);

        /// <summary>Whether it was sent at this depth, and is not to be again.</summary>
        public bool IsSpent => Sending.IsSpent(Depth + 1);
    }

    private sealed class Entered(Scope? before) : IDisposable
    {
        public void Dispose() => Current.Value = before;
    }
}
