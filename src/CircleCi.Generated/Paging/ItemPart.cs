namespace CircleCi.Generated.Paging;

/// <summary>Some items of a page that came together; the last part of a page ends it and may have none.</summary>
/// <param name="Items">The items.</param>
/// <param name="EndsPage">Whether the page is at its end.</param>
/// <param name="NextPageToken">If it is, what leads to the next one; null after the last.</param>
internal readonly record struct ItemPart<T>(IReadOnlyList<T> Items, bool EndsPage = false, string? NextPageToken = null)
{
    public static ItemPart<T> End(string? nextPageToken) => new([], EndsPage: true, nextPageToken);

    public static IEnumerable<ItemPart<T>> Of(IEnumerable<T> items)
    {
        foreach (var item in items)
            yield return new([item]);
        yield return End(null);
    }

    public static IEnumerable<ItemPart<T>> OfPages(IEnumerable<ItemPage<T>> pages) => pages.Select(p => new ItemPart<T>(p.Items, EndsPage: true, p.NextPageToken));

#if NET8_0_OR_GREATER
    public static Func<long, CancellationToken, IAsyncEnumerable<ItemPart<T>>> OfAsync(IEnumerable<ItemPart<T>> parts)
    {
        return (_, _) => EnumerateAsync();

        async IAsyncEnumerable<ItemPart<T>> EnumerateAsync()
        {
            foreach (var part in parts)
                yield return part;
            await Task.CompletedTask.ConfigureAwait(false);
        }
    }
#endif
}
