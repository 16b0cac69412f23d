#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
using CircleCi.Generated.Http;
using CircleCi.Generated.Paging;

namespace CircleCi.Generated;

/// <inheritdoc cref="ItemSequence{T}"/>
public sealed class AsyncItemSequence<T> : IAsyncEnumerable<T>
{
    private readonly Func<long, CancellationToken, IAsyncEnumerable<ItemPart<T>>> _parts;
    private readonly CancellationToken _cancellation;
    private readonly long _max;

    /// <inheritdoc cref="ItemSequence{T}(IEnumerable{T})"/>
    public AsyncItemSequence(IEnumerable<T> items)
        : this(ItemPart<T>.OfAsync(ItemPart<T>.Of(items ?? throw new ArgumentNullException(nameof(items)))))
    {
    }

    internal AsyncItemSequence(Func<long, CancellationToken, IAsyncEnumerable<ItemPart<T>>> parts, CancellationToken cancellation = default, long max = long.MaxValue)
    {
        _parts = parts;
        _cancellation = cancellation;
        _max = max;
    }

    /// <inheritdoc cref="ItemSequence{T}.OfPages"/>
    public static AsyncItemSequence<T> OfPages(IEnumerable<ItemPage<T>> pages) =>
        new(ItemPart<T>.OfAsync(ItemPart<T>.OfPages(pages ?? throw new ArgumentNullException(nameof(pages)))));

    /// <inheritdoc cref="ItemSequence{T}.AtMost"/>
    public AsyncItemSequence<T> AtMost(int count) =>
        new(_parts, _cancellation, count < 0 ? throw new ArgumentOutOfRangeException(nameof(count)) : Math.Min(count, _max));

    /// <summary>The same items as pages, one for each response. A page that is truncated by <see cref="AtMost"/> has no token, because no token leads to its remaining items.</summary>
    public IAsyncEnumerable<ItemPage<T>> AsPages() => PagesAsync();

    /// <summary>Enumerates the items as they are received.</summary>
    /// <param name="cancellationToken">A token to cancel the enumeration, in addition to the token passed to the call.</param>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var left = _max;
        if (left == 0)
            yield break;
        using var either = new EitherToken(_cancellation, cancellationToken);
        await foreach (var part in either.EnumerateAsync(token => _parts(_max, token)).ConfigureAwait(false))
        {
            foreach (var item in part.Items)
            {
                either.ThrowIfCancellationRequested();
                yield return item;
                if (--left == 0)
                    yield break;
            }
        }
    }

    /// <summary>Reads all items into a list.</summary>
    /// <param name="cancellationToken">A token to cancel the enumeration, in addition to the token passed to the call.</param>
    public async ValueTask<List<T>> ToListAsync(CancellationToken cancellationToken = default)
    {
        var list = new List<T>();
        await foreach (var item in this.WithCancellation(cancellationToken).ConfigureAwait(false))
            list.Add(item);
        return list;
    }

    /// <summary>Returns the first item. Further pages are not requested.</summary>
    /// <param name="cancellationToken">A token to cancel the enumeration, in addition to the token passed to the call.</param>
    /// <exception cref="InvalidOperationException">There are no items.</exception>
    public ValueTask<T> FirstAsync(CancellationToken cancellationToken = default) => AtMost(1).FirstAsync(static _ => true, cancellationToken);

    /// <summary>Returns the first item that satisfies a condition. Further pages are not requested.</summary>
    /// <param name="predicate">The condition.</param>
    /// <param name="cancellationToken">A token to cancel the enumeration, in addition to the token passed to the call.</param>
    /// <exception cref="InvalidOperationException">No item satisfies the condition.</exception>
    public async ValueTask<T> FirstAsync(Func<T, bool> predicate, CancellationToken cancellationToken = default)
    {
        var (isFound, item) = await FindAsync(predicate, cancellationToken).ConfigureAwait(false);
        return isFound ? item! : throw new InvalidOperationException("The list contains no matching item.");
    }

    /// <summary>Returns the first item, or <c>default</c> if there is none. Further pages are not requested.</summary>
    /// <param name="cancellationToken">A token to cancel the enumeration, in addition to the token passed to the call.</param>
    public ValueTask<T?> FirstOrDefaultAsync(CancellationToken cancellationToken = default) => AtMost(1).FirstOrDefaultAsync(static _ => true, cancellationToken);

    /// <summary>Returns the first item that satisfies a condition, or <c>default</c> if none does. Further pages are not requested.</summary>
    /// <param name="predicate">The condition.</param>
    /// <param name="cancellationToken">A token to cancel the enumeration, in addition to the token passed to the call.</param>
    public async ValueTask<T?> FirstOrDefaultAsync(Func<T, bool> predicate, CancellationToken cancellationToken = default) =>
        (await FindAsync(predicate, cancellationToken).ConfigureAwait(false)).Item;

    /// <summary>Determines whether there are any items. Further pages are not requested.</summary>
    /// <param name="cancellationToken">A token to cancel the enumeration, in addition to the token passed to the call.</param>
    public ValueTask<bool> AnyAsync(CancellationToken cancellationToken = default) => AtMost(1).AnyAsync(static _ => true, cancellationToken);

    /// <summary>Determines whether any item satisfies a condition. Further pages are not requested.</summary>
    /// <param name="predicate">The condition.</param>
    /// <param name="cancellationToken">A token to cancel the enumeration, in addition to the token passed to the call.</param>
    public async ValueTask<bool> AnyAsync(Func<T, bool> predicate, CancellationToken cancellationToken = default) =>
        (await FindAsync(predicate, cancellationToken).ConfigureAwait(false)).IsFound;

    /// <summary>Returns the number of items. All items are read.</summary>
    /// <param name="cancellationToken">A token to cancel the enumeration, in addition to the token passed to the call.</param>
    public async ValueTask<int> CountAsync(CancellationToken cancellationToken = default)
    {
        var count = 0;
        await foreach (var item in this.WithCancellation(cancellationToken).ConfigureAwait(false))
            count = checked(count + 1);
        return count;
    }

    private async ValueTask<(bool IsFound, T? Item)> FindAsync(Func<T, bool> predicate, CancellationToken cancellationToken)
    {
        if (predicate is null)
            throw new ArgumentNullException(nameof(predicate));
        await foreach (var item in this.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (predicate(item))
                return (true, item);
        }

        return (false, default);
    }

    private async IAsyncEnumerable<ItemPage<T>> PagesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var pages = new PageMaker<T>(_max);
        if (pages.IsDone)
            yield break;
        using var either = new EitherToken(_cancellation, cancellationToken);
        await foreach (var part in either.EnumerateAsync(token => _parts(_max, token)).ConfigureAwait(false))
        {
            if (pages.Add(part) is { } page)
                yield return page;
            if (pages.IsDone)
                yield break;
        }
    }
}
#endif
