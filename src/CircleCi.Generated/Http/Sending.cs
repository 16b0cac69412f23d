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

    /// <summary>A handler of ours is about to send a request.</summary>
    /// <returns>What is to be told how that ended; null if it is no request of ours.</returns>
    /// <exception cref="HttpRequestException">It is under way already. Handlers that hedge wait for it then.</exception>
    /// <exception cref="SecondSendException">It was sent, and CircleCI may have acted on it. No handler tries again after this.</exception>
    public static Watch? Begin(HttpRequestMessage request)
    {
        if (Find(request) is not { } found)
            return null;
        var inner = new Scope(found.Sending, found.Depth + 1);
        found.Sending.Begin(inner.Depth);
        var watch = new Watch(inner, Current.Value);
        Current.Value = inner;
        return watch;
    }

    private void End(HttpStatusCode status, int depth)
    {
        lock (_gate)
        {
            if (depth < _depth)
                return;
            _isUnderWay = false;
            Status = status;
            // CircleCI has not acted on what it had no time for, or did not know the caller of.
            MayHaveArrived = !IsChallenge(status) && (int)status != 429;
        }
    }

    private void End(Exception failure, bool wasSent, int depth)
    {
        lock (_gate)
        {
            if (depth < _depth)
                return;
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
            // .NET's own handler alone writes it again only where it was asked for a password.
            if (!isIdempotent && MayHaveArrived && _path is not null)
            {
                WasRefused = true;
                throw new SecondSendException();
            }

            Count++;
            MayHaveArrived = true;
        }
    }

    private void Begin(int depth)
    {
        lock (_gate)
        {
            // Of several handlers of ours the innermost decides: others may send again between them.
            if (depth < _depth)
                return;
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

            // Sending it again with a new token or password is not trying again.
            if (!IsChallenge(Status))
                Count++;
            Status = null;
            Failure = null;
            MayHaveArrived = true;
            _isUnderWay = true;
        }
    }

    private static bool IsChallenge(HttpStatusCode? status) => status is HttpStatusCode.Unauthorized or HttpStatusCode.ProxyAuthenticationRequired;

    private static Scope? Find(HttpRequestMessage request)
    {
        var marked = Get(request) ?? (request.Content is RequestContent { Sending: var sending } ? new Scope(sending, 0) : null);
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
    public sealed record Scope(Sending Sending, int Depth);

    /// <summary>A request on its way through one handler of ours.</summary>
    public sealed class Watch : IDisposable
    {
        private readonly Scope _scope;
        private readonly Scope? _before;

        public Watch(Scope scope, Scope? before) => (_scope, _before) = (scope, before);

        /// <summary>There is a response.</summary>
        public void End(HttpStatusCode status) => _scope.Sending.End(status, _scope.Depth);

        /// <summary>There is no response.</summary>
        public void End(Exception failure, bool wasSent) => _scope.Sending.End(failure, wasSent, _scope.Depth);

        public void Dispose() => Current.Value = _before;
    }
}
