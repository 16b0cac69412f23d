using System.Globalization;
using CircleCi.Generated.Http;
using CircleCi.Generated.Json;

namespace CircleCi.Generated.Paging;

/// <summary>Goes by a number: how many items to skip, or which page it is. Ends at an answer with no items, or with fewer than were asked for if one before had as many: a server may never give as many.</summary>
/// <param name="request">Asks for the page of a number; null stands for the first.</param>
/// <param name="number">Where to begin.</param>
/// <param name="limit">How many items a page has that is not the last; null if that is not known.</param>
/// <param name="countsPages">Whether it is the page's number, counted from 1.</param>
internal sealed class NumberPager(Func<long?, ApiRequest> request, long? number, long? limit = null, bool countsPages = false) : Pager
{
    private string? _first;
    private bool _givesAll;

    public override ApiRequest Request() => request(number);

    /// <summary>A server that overlooks the number gives the same page for ever.</summary>
    public override void Check<T>(ApiRequest request, IReadOnlyList<T> items)
    {
        if (items.Count == 0)
            return;
        var first = CircleCiJson.Write(items[0]!);
        if (first == _first)
            throw BrokenList.Repeated(request);
        _first = first;
    }

    public override string? GoOn<T>(ItemReader<T> page)
    {
        // What the server skips is what it sent, not what was given of it.
        if (page.Sent == 0 || (_givesAll && page.Sent < limit))
            return null;
        _givesAll |= page.Sent >= limit;
        number = countsPages ? (number ?? 1) + 1 : (number ?? 0) + page.Sent;
        return number.Value.ToString(CultureInfo.InvariantCulture);
    }
}
