using System.Runtime.ExceptionServices;

namespace CircleCi.Generated.Paging;

/// <summary>A page that was read before the caller came to it, and what went wrong after its items. Reading it never fails, so that nothing is left to nobody.</summary>
internal sealed class PageAhead<T>
{
    private readonly List<ItemPart<T>> _parts = [];
    private ExceptionDispatchInfo? _failure;

    public IReadOnlyList<ItemPart<T>> Parts => _parts;

    public long Count { get; private set; }

    /// <summary>Whether nothing comes after it.</summary>
    public bool IsLast { get; private set; } = true;

    public static PageAhead<T> Read(IEnumerator<ItemPart<T>> parts)
    {
        var page = new PageAhead<T>();
        try
        {
            while (parts.MoveNext() && page.Add(parts.Current))
            {
            }
        }
        catch (Exception e)
        {
            page._failure = ExceptionDispatchInfo.Capture(e);
        }

        return page;
    }

#if NET8_0_OR_GREATER
    public static async Task<PageAhead<T>> ReadAsync(IAsyncEnumerator<ItemPart<T>> parts)
    {
        var page = new PageAhead<T>();
        try
        {
            while (await parts.MoveNextAsync().ConfigureAwait(false) && page.Add(parts.Current))
            {
            }
        }
        catch (Exception e)
        {
            page._failure = ExceptionDispatchInfo.Capture(e);
        }

        return page;
    }
#endif

    /// <summary>Throws what went wrong, as the caller would see it who had read the page just now.</summary>
    public void ThrowFailure(CancellationToken caller)
    {
        if (_failure is { SourceException: OperationCanceledException e } && caller.IsCancellationRequested)
            throw new OperationCanceledException(e.Message, e, caller);
        _failure?.Throw();
    }

    /// <returns>Whether the page goes on.</returns>
    private bool Add(ItemPart<T> part)
    {
        _parts.Add(part);
        Count += part.Items.Count;
        IsLast = !(part.EndsPage && part.NextPageToken is not null);
        return !part.EndsPage;
    }
}
