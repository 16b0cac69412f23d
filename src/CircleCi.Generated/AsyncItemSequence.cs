#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
using CircleCi.Generated.Http;
using CircleCi.Generated.Paging;

namespace CircleCi.Generated;

/// <inheritdoc cref="ItemSequence{T}"/>
public sealed class AsyncItemSequence<T> : IAsyncEnumerable<T>
{
    private readonly Func<CancellationToken, IAsyncEnumerable<ItemPart<T>>> _parts;
    private readonly CancellationToken _cancellation;
    private readonly long _max;

    /// <inheritdoc cref="ItemSequence{T}(IEnumerable{T})"/>
    public AsyncItemSequence(IEnumerable<T> items)
        : this(ItemPart<T>.OfAsync(ItemPart<T>.Of(items ?? throw new ArgumentNullException(nameof(items)))))
    {
    }

    internal AsyncItemSequence(Func<CancellationToken, IAsyncEnumerable<ItemPart<T>>> parts, CancellationToken cancellation = default, long max = long.MaxValue)
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

    /// <summary>The same items as pages, one for each response. A page that <see cref="AtMost"/> cuts has no token: none leads to the rest of it.</summary>
    public IAsyncEnumerable<ItemPage<T>> AsPages() => PagesAsync();

    /// <summary>Goes through the items as they come off the wire.</summary>
    /// <param name="cancellationToken">Ends the enumeration, as the token given to the call does.</param>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var left = _max;
        if (left == 0)
            yield break;
        using var either = new EitherToken(_cancellation, cancellationToken);
        await foreach (var part in either.EnumerateAsync(_parts).ConfigureAwait(false))
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

    private async IAsyncEnumerable<ItemPage<T>> PagesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var pages = new PageMaker<T>(_max);
        if (pages.IsDone)
            yield break;
        using var either = new EitherToken(_cancellation, cancellationToken);
        await foreach (var part in either.EnumerateAsync(_parts).ConfigureAwait(false))
        {
            if (pages.Add(part) is { } page)
                yield return page;
            if (pages.IsDone)
                yield break;
        }
    }
}
#endif
