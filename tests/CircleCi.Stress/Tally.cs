using System.Text.Json;

namespace CircleCi.Stress;

/// <summary>What all callers saw.</summary>
internal sealed class Tally
{
    private const int MaxExamples = 12;
    private const int MaxMessage = 200;

    private readonly List<double> _lateness = [];
    private readonly Dictionary<string, string> _examples = [];
    private string _latest = "";
    private int _calls;
    private int _canceled;
    private int _timedOut;
    private int _wrong;
    private int _other;
    private int _hung;

    /// <summary>Whether nothing went wrong, and there was something that could.</summary>
    public bool IsGood => _calls > 0 && _canceled > 0 && _timedOut > 0 && _wrong + _other + _hung == 0;

    public void Right() => Count(ref _calls);

    public void TimedOut() => Count(ref _timedOut, ref _calls);

    /// <param name="what">The call.</param>
    /// <param name="late">How long the call went on after it was canceled.</param>
    public void Canceled(string what, TimeSpan late)
    {
        lock (_lateness)
        {
            if (late.TotalMilliseconds > _lateness.DefaultIfEmpty().Max())
                _latest = what;
            _lateness.Add(late.TotalMilliseconds);
        }

        Count(ref _canceled, ref _calls);
    }

    public void Wrong(string what, Exception? e = null) => Bad(ref _wrong, "wrong", what, e);

    public void Other(string what, Exception? e = null) => Bad(ref _other, "other", what, e);

    public void Hung(string what, Exception? e = null) => Bad(ref _hung, "hung", what, e);

    /// <summary>All of it in a line of JSON.</summary>
    public override string ToString()
    {
        lock (_lateness)
        {
            var late = _lateness.Order().ToList();
            return JsonSerializer.Serialize(new
            {
                calls = _calls,
                canceled = _canceled,
                timedOut = _timedOut,
                wrong = _wrong,
                other = _other,
                hung = _hung,
                latest = _latest,
                lateMs = Math.Round(late.LastOrDefault(), 1),
                late99Ms = Math.Round(late.ElementAtOrDefault(late.Count * 99 / 100), 1),
                examples = _examples.Values.ToArray(),
            });
        }
    }

    private static void Count(ref int one, ref int all)
    {
        Interlocked.Increment(ref one);
        Count(ref all);
    }

    private static void Count(ref int one) => Interlocked.Increment(ref one);

    private void Bad(ref int one, string how, string what, Exception? e)
    {
        Count(ref one, ref _calls);
        lock (_lateness)
        {
            // One of each kind tells more than many of one.
            var kind = $"{how}: {string.Concat(what.Where(c => !char.IsDigit(c)))} {e?.GetType().Name}";
            if (_examples.Count < MaxExamples)
                _examples.TryAdd(kind, $"{how}: {what} {Tell(e)}");
        }
    }

    private static string Tell(Exception? e) => e is null ? "" : $"{e.GetType().Name}: {e.Message[..Math.Min(MaxMessage, e.Message.Length)]} <- {Tell(e.InnerException)}";
}
