using CircleCi.Generated.Http;
#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
#endif

namespace CircleCi.Generated.Paging;

/// <summary>Reads a list page after page, requesting the next one when the items of the one before are used up. A page is read as it comes.</summary>
/// <param name="connection">What to send through.</param>
/// <param name="list">Where the items of a response are.</param>
/// <param name="newPager">Makes what leads from page to page; called for each enumeration.</param>
/// <param name="prefetches">Whether the next page is read while the items of the one before are used.</param>
internal sealed class ItemSource<T>(ApiConnection connection, ItemList<T> list, Func<Pager> newPager, bool prefetches = false)
{
    /// <summary>What reads the list, given how many items are wanted at most.</summary>
    public Func<long, IEnumerable<ItemPart<T>>> Read(CancellationToken cancellationToken) =>
        max => prefetches ? Prefetch.Read(ReadInTurn, max, cancellationToken) : ReadInTurn(cancellationToken);

#if NET8_0_OR_GREATER
    /// <param name="max">How many items are wanted at most.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public IAsyncEnumerable<ItemPart<T>> ReadAsync(long max, CancellationToken cancellationToken) =>
        prefetches ? Prefetch.ReadAsync(token => ReadInTurnAsync(token), max, cancellationToken) : ReadInTurnAsync(cancellationToken);
#endif

    private IEnumerable<ItemPart<T>> ReadInTurn(CancellationToken cancellationToken)
    {
        var pager = newPager();
        string? next;
        var number = 0;
        do
        {
            var request = pager.Request();
            using (var page = new ItemReader<T>(Open(request, ++number, cancellationToken), list, isHeld: prefetches))
            {
                bool isEnd;
                do
                {
                    page.Fill();
                    while (page.TakeItems(out isEnd) is { } items)
                    {
                        if (pager.Choose(request, items) is { Count: > 0 } chosen)
                            yield return new ItemPart<T>(chosen);
                    }
                }
                while (!isEnd);
                next = pager.GoOn(page);
            }

            if (next is null || pager.GivesPage)
                yield return ItemPart<T>.End(next);
        }
        while (next is not null);
    }

#if NET8_0_OR_GREATER
    private async IAsyncEnumerable<ItemPart<T>> ReadInTurnAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pager = newPager();
        string? next;
        var number = 0;
        do
        {
            var request = pager.Request();
            using (var page = new ItemReader<T>(await OpenAsync(request, ++number, cancellationToken).ConfigureAwait(false), list, isHeld: prefetches))
            {
                bool isEnd;
                do
                {
                    await page.FillAsync().ConfigureAwait(false);
                    while (page.TakeItems(out isEnd) is { } items)
                    {
                        if (pager.Choose(request, items) is { Count: > 0 } chosen)
                            yield return new ItemPart<T>(chosen);
                    }
                }
                while (!isEnd);
                next = pager.GoOn(page);
            }

            if (next is null || pager.GivesPage)
                yield return ItemPart<T>.End(next);
        }
        while (next is not null);
    }

    private async Task<OpenResponse> OpenAsync(ApiRequest request, int page, CancellationToken cancellationToken)
    {
        try
        {
            return await connection.OpenAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (CircleCiException e) when (BrokenList.Of(e, page) is { } broken)
        {
            throw broken;
        }
    }
#endif

    private OpenResponse Open(ApiRequest request, int page, CancellationToken cancellationToken)
    {
        try
        {
            return connection.Open(request, cancellationToken);
        }
        catch (CircleCiException e) when (BrokenList.Of(e, page) is { } broken)
        {
            throw broken;
        }
    }
}
