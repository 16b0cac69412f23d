#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
#endif

namespace CircleCi.Generated.Paging;

/// <summary>
/// Reads a list one page ahead of the caller: while the items of a page are used, the next page is requested and read, and no more than that one. When the enumeration
/// ends early, what is under way is canceled and waited for, so that nothing goes on after it.
/// </summary>
internal static class Prefetch
{
    /// <param name="sequence">The list.</param>
    /// <param name="max">How many items are wanted; a page that they do not need is not requested.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public static IEnumerable<ItemPart<T>> Read<T>(Func<CancellationToken, IEnumerable<ItemPart<T>>> sequence, long max, CancellationToken cancellationToken)
    {
        using var abandoning = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var parts = sequence(abandoning.Token).GetEnumerator();
        Task<PageAhead<T>>? next = null;
        try
        {
            PageAhead<T> page;
            do
            {
                page = next is null ? PageAhead<T>.Read(parts) : next.GetAwaiter().GetResult();
                max -= page.Count;
                next = page.IsLast || max <= 0 ? null : StartOnThread(() => PageAhead<T>.Read(parts));
                foreach (var part in page.Parts)
                {
                    // That it was read before does not mean that it is still wanted.
                    cancellationToken.ThrowIfCancellationRequested();
                    yield return part;
                }

                page.ThrowFailure(cancellationToken);
            }
            while (!page.IsLast);
        }
        finally
        {
            abandoning.Cancel();
            next?.GetAwaiter().GetResult();
        }
    }

#if NET8_0_OR_GREATER
    /// <inheritdoc cref="Read"/>
    public static async IAsyncEnumerable<ItemPart<T>> ReadAsync<T>(
        Func<CancellationToken, IAsyncEnumerable<ItemPart<T>>> sequence,
        long max,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var abandoning = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var parts = sequence(abandoning.Token).GetAsyncEnumerator(CancellationToken.None);
        Task<PageAhead<T>>? next = null;
        try
        {
            PageAhead<T> page;
            do
            {
                page = await (next ?? PageAhead<T>.ReadAsync(parts)).ConfigureAwait(false);
                max -= page.Count;
                next = page.IsLast || max <= 0 ? null : PageAhead<T>.ReadAsync(parts);
                foreach (var part in page.Parts)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    yield return part;
                }

                page.ThrowFailure(cancellationToken);
            }
            while (!page.IsLast);
        }
        finally
        {
            await abandoning.CancelAsync().ConfigureAwait(false);
            if (next is not null)
                await next.ConfigureAwait(false);
            await parts.DisposeAsync().ConfigureAwait(false);
        }
    }
#endif

    // A thread of its own: it blocks as the caller's would, which none of the pool's should, and goes the way of all blocking calls through the handlers.
    private static Task<T> StartOnThread<T>(Func<T> read) => Task.Factory.StartNew(read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
