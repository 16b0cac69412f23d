using System.Collections;
using CircleCi.Generated.Paging;

namespace CircleCi.Generated;

/// <summary>
/// The items of a list, page after page. Nothing is asked for before they are enumerated; each enumeration asks anew, and one that is left early
/// asks for no more.
/// </summary>
public sealed class ItemSequence<T> : IEnumerable<T>
{
    private readonly IEnumerable<ItemPart<T>> _parts;
    private readonly CancellationToken _cancellation;
    private readonly long _max;

    /// <summary>A list of given items, in one page: for mocks.</summary>
    public ItemSequence(IEnumerable<T> items)
        : this(ItemPart<T>.Of(items ?? throw new ArgumentNullException(nameof(items))))
    {
    }

    internal ItemSequence(IEnumerable<ItemPart<T>> parts, CancellationToken cancellation = default, long max = long.MaxValue)
    {
        _parts = parts;
        _cancellation = cancellation;
        _max = max;
    }

    /// <summary>A list of given pages: for mocks.</summary>
    public static ItemSequence<T> OfPages(IEnumerable<ItemPage<T>> pages) => new(ItemPart<T>.OfPages(pages ?? throw new ArgumentNullException(nameof(pages))));

    /// <summary>The first items only. No page is asked for that they do not need.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public ItemSequence<T> AtMost(int count) =>
        new(_parts, _cancellation, count < 0 ? throw new ArgumentOutOfRangeException(nameof(count)) : Math.Min(count, _max));

    /// <summary>The same items as pages, one for each response. A page that <see cref="AtMost"/> cuts has no token: none leads to the rest of it.</summary>
    public IEnumerable<ItemPage<T>> AsPages()
    {
        var pages = new PageMaker<T>(_max);
        if (pages.IsDone)
            yield break;
        foreach (var part in _parts)
        {
            if (pages.Add(part) is { } page)
                yield return page;
            if (pages.IsDone)
                yield break;
        }
    }

    /// <summary>Goes through the items as they come off the wire.</summary>
    public IEnumerator<T> GetEnumerator()
    {
        var left = _max;
        if (left == 0)
            yield break;
        foreach (var part in _parts)
        {
            foreach (var item in part.Items)
            {
                _cancellation.ThrowIfCancellationRequested();
                yield return item;
                if (--left == 0)
                    yield break;
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
