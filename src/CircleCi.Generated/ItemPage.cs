namespace CircleCi.Generated;

/// <summary>One page of a list: the items of one response.</summary>
/// <param name="items">The items.</param>
/// <param name="nextPageToken">The token of the next page, or null.</param>
public sealed class ItemPage<T>(IReadOnlyList<T> items, string? nextPageToken = null)
{
    /// <summary>The items. A page may be empty even if more pages follow.</summary>
    public IReadOnlyList<T> Items { get; } = items ?? throw new ArgumentNullException(nameof(items));

    /// <summary>
    /// The token of the next page; null on the last one. Keep it to continue later: pass it as <c>PageToken</c> in the options of the call. If these
    /// have no such option, it is the next <c>Offset</c> or <c>Page</c> as text.
    /// </summary>
    public string? NextPageToken { get; } = nextPageToken;
}
