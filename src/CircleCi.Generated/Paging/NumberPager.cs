using System.Globalization;
using CircleCi.Generated.Http;
using CircleCi.Generated.Json;

namespace CircleCi.Generated.Paging;

/// <summary>
/// Goes by a number: how many items to skip, or which page it is. Ends at a response with no items, or with fewer than were asked for if one before had as many: a
/// server may never give as many. Items that come meanwhile move those after them on, so that a page begins with what the one before had: nothing is given twice.
/// </summary>
/// <param name="request">Asks for the page of a number; null stands for the first.</param>
/// <param name="number">Where to begin.</param>
/// <param name="limit">How many items a page has that is not the last; null if that is not known.</param>
/// <param name="countsPages">Whether it is the page's number, counted from 1.</param>
internal sealed class NumberPager(Func<long?, ApiRequest> request, long? number, long? limit = null, bool countsPages = false) : Pager
{
    // What moved on was given a page or a few ago; all that was ever given would have no bounds.
    private const int MaxGiven = 10_000;

    private readonly long? _start = number;
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private long? _number = number;
    private string? _first;
    private string? _repeated;
    private bool _isNew;
    private bool _givesAll;

    /// <summary>A page that has nothing new may have moved on, or the server overlooks the number: then the first page is the same.</summary>
    private bool IsProbe => _repeated is not null;

    public override bool GivesPage => _isNew;

    public override ApiRequest Request()
    {
        _first = null;
        _isNew = false;
        return request(IsProbe ? _start : _number);
    }

    public override IReadOnlyList<T> Choose<T>(ApiRequest request, IReadOnlyList<T> items)
    {
        if (items.Count == 0)
            return items;
        var keys = items.Select(Key).ToList();
        _first ??= keys[0];
        if (IsProbe)
            return _first == _repeated ? throw BrokenList.Repeated(request) : [];
        var chosen = keys.TrueForAll(k => !_given.Contains(k)) ? items : [.. items.Where((_, at) => !_given.Contains(keys[at]))];
        _isNew |= chosen.Count > 0;
        keys.ForEach(Remember);
        return chosen;
    }

    public override string? GoOn<T>(ItemReader<T> page)
    {
        if (IsProbe)
        {
            _repeated = null;
        }
        else
        {
            // What the server skips is what it sent, not what was given of it.
            if (page.Sent == 0 || (_givesAll && page.Sent < limit))
                return null;
            _givesAll |= page.Sent >= limit;
            _number = countsPages ? (_number ?? 1) + 1 : (_number ?? 0) + page.Sent;
            _repeated = _isNew ? null : _first;
        }

        return _number!.Value.ToString(CultureInfo.InvariantCulture);
    }

    private static string Key<T>(T item) => (item as CircleCiModel)?.ListKey ?? CircleCiJson.Write(item!);

    private void Remember(string key)
    {
        if (!_given.Add(key))
            return;
        _order.Enqueue(key);
        if (_order.Count > MaxGiven)
            _given.Remove(_order.Dequeue());
    }
}
