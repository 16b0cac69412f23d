using System.Collections;
using CircleCi.Generated.Paging;

namespace CircleCi.Generated;

/// <summary>
/// The items of a list, requested page by page as they are enumerated. Each enumeration sends its own requests; stopping early sends
/// no more.
/// </summary>
public sealed class ItemSequence<T> : IEnumerable<T>
{
    private readonly Func<long, IEnumerable<ItemPart<T>>> _parts;
    private readonly CancellationToken _cancellation;
    private readonly long _max;

    /// <summary>Creates a list of the specified items, in one page. For mocking.</summary>
    public ItemSequence(IEnumerable<T> items)
        : this(Mocked(ItemPart<T>.Of(items ?? throw new ArgumentNullException(nameof(items)))))
    {
    }

    internal ItemSequence(Func<long, IEnumerable<ItemPart<T>>> parts, CancellationToken cancellation = default, long max = long.MaxValue)
    {
        _parts = parts;
        _cancellation = cancellation;
        _max = max;
    }

    /// <summary>Creates a list of the specified pages. For mocking.</summary>
    public static ItemSequence<T> OfPages(IEnumerable<ItemPage<T>> pages) => new(Mocked(ItemPart<T>.OfPages(pages ?? throw new ArgumentNullException(nameof(pages)))));

    /// <summary>Returns only the first items. Pages that they do not need are not requested.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public ItemSequence<T> AtMost(int count) =>
        new(_parts, _cancellation, count < 0 ? throw new ArgumentOutOfRangeException(nameof(count)) : Math.Min(count, _max));

    /// <summary>The same items as pages, one for each response. A page that is truncated by <see cref="AtMost"/> has no token, because no token leads to its remaining items.</summary>
    public IEnumerable<ItemPage<T>> AsPages()
    {
        var pages = new PageMaker<T>(_max);
        if (pages.IsDone)
            yield break;
        foreach (var part in _parts(_max))
        {
            if (pages.Add(part) is { } page)
                yield return page;
            if (pages.IsDone)
                yield break;
        }
    }

    /// <summary>Enumerates the items as they are received.</summary>
    public IEnumerator<T> GetEnumerator()
    {
        var left = _max;
        if (left == 0)
            yield break;
        foreach (var part in _parts(_max))
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

    private static Func<long, IEnumerable<ItemPart<T>>> Mocked(IEnumerable<ItemPart<T>> parts) => _ => parts;
}
