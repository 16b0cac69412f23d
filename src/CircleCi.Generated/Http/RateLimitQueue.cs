using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace CircleCi.Generated.Http;

/// <summary>Gives calls their turn, so that no more are made in a time than allowed: by all clients of one server and token together.</summary>
internal sealed class RateLimitQueue
{
    private static readonly ConcurrentDictionary<string, WeakReference<RateLimitQueue>> Known = new();

    // The turns of the last period and those to come, in order, by the clock's running time.
    private readonly List<TimeSpan> _turns = [];
    private readonly int _calls;
    private readonly TimeSpan _period;
    private readonly CircleCiClock _clock;
    private TimeSpan _pausedUntil = TimeSpan.MinValue;

    public RateLimitQueue(CircleCiRateLimiter limit, CircleCiClock clock)
    {
        _calls = limit.PermitLimit;
        _period = limit.Window;
        _clock = clock;
    }

    /// <summary>The limiter that all clients of the server and token share.</summary>
    public static RateLimitQueue For(CircleCiRateLimiter limit, CircleCiClock clock, Uri server, string? token)
    {
        // Tokens are not kept, only what cannot be turned back into one.
        using var hash = SHA256.Create();
        var key = Convert.ToBase64String(hash.ComputeHash(Encoding.UTF8.GetBytes($"{server}\n{token}\n{limit.PermitLimit}\n{limit.Window.Ticks}\n{System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(clock)}")));
        while (true)
        {
            var known = Known.GetOrAdd(key, _ => new WeakReference<RateLimitQueue>(new RateLimitQueue(limit, clock)));
            if (known.TryGetTarget(out var limiter))
                return limiter;
            ((ICollection<KeyValuePair<string, WeakReference<RateLimitQueue>>>)Known).Remove(new(key, known));
        }
    }

    /// <summary>Takes the next turn. Gives how long it is until then.</summary>
    /// <param name="turn">The turn, for <see cref="GiveBack"/>.</param>
    public TimeSpan Take(out TimeSpan turn)
    {
        lock (_turns)
        {
            var now = _clock.Elapsed;
            _turns.RemoveRange(0, First(after: now - _period));
            turn = now > _pausedUntil ? now : _pausedUntil;
            while (Blocking(turn) is { } next)
                turn = next;
            _turns.Insert(First(after: turn), turn);
            return turn - now;
        }
    }

    /// <summary>Gives a turn back that is not used.</summary>
    public void GiveBack(TimeSpan turn)
    {
        lock (_turns)
            _turns.Remove(turn);
    }

    /// <summary>Lets no call take a turn before a time has passed: CircleCI has refused one.</summary>
    public void Pause(TimeSpan time)
    {
        lock (_turns)
        {
            var until = _clock.Elapsed + time;
            if (until > _pausedUntil)
                _pausedUntil = until;
        }
    }

    /// <summary>Where to look next if a turn at a time would be one too many in some period; null if it would not.</summary>
    private TimeSpan? Blocking(TimeSpan turn)
    {
        for (var first = First(after: turn - _period); first <= _turns.Count; first++)
        {
            var isBefore = first < _turns.Count && _turns[first] <= turn;
            var start = isBefore ? _turns[first] : turn;
            var last = first + _calls - 1;
            if (last < _turns.Count && _turns[last] - start < _period)
                return isBefore ? start + _period : _turns[first];
            if (!isBefore)
                return null;
        }

        return null;
    }

    /// <summary>The index of the first turn after a time.</summary>
    private int First(TimeSpan after)
    {
        var (low, high) = (0, _turns.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _turns[middle] <= after ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
