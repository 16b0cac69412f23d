using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace CircleCi.Generated.Http;

/// <summary>Gives calls their turn, so that no more are made in a time than allowed: by all clients of one server and token together.</summary>
internal sealed class CallLimiter
{
    private static readonly ConcurrentDictionary<string, WeakReference<CallLimiter>> Known = new();

    private readonly DateTimeOffset[] _turns;
    private readonly TimeSpan _period;
    private readonly CircleCiClock _clock;
    private int _next;
    private DateTimeOffset _pausedUntil;

    public CallLimiter(CircleCiCallLimit limit, CircleCiClock clock)
    {
        _turns = new DateTimeOffset[limit.Calls];
        _period = limit.Period;
        _clock = clock;
    }

    /// <summary>The limiter that all clients of the server and token share.</summary>
    public static CallLimiter For(CircleCiCallLimit limit, CircleCiClock clock, Uri server, string? token)
    {
        // Tokens are not kept, only what cannot be turned back into one.
        using var hash = SHA256.Create();
        var key = Convert.ToBase64String(hash.ComputeHash(Encoding.UTF8.GetBytes($"{server}\n{token}\n{limit.Calls}\n{limit.Period.Ticks}\n{System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(clock)}")));
        while (true)
        {
            var known = Known.GetOrAdd(key, _ => new WeakReference<CallLimiter>(new CallLimiter(limit, clock)));
            if (known.TryGetTarget(out var limiter))
                return limiter;
            ((ICollection<KeyValuePair<string, WeakReference<CallLimiter>>>)Known).Remove(new(key, known));
        }
    }

    /// <summary>Takes a turn. Gives how long it is until then.</summary>
    public TimeSpan Take()
    {
        lock (_turns)
        {
            var now = _clock.UtcNow;
            // As many turns ago as are allowed, one period must have passed.
            var turn = _turns[_next] == default ? now : _turns[_next] + _period;
            if (turn < now)
                turn = now;
            if (turn < _pausedUntil)
                turn = _pausedUntil;
            _turns[_next] = turn;
            _next = (_next + 1) % _turns.Length;
            return turn - now;
        }
    }

    /// <summary>Lets no call have its turn before a time has passed: CircleCI has refused one.</summary>
    public void Pause(TimeSpan time)
    {
        lock (_turns)
        {
            var until = _clock.UtcNow + time;
            if (until > _pausedUntil)
                _pausedUntil = until;
        }
    }
}
