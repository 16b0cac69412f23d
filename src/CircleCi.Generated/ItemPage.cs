namespace CircleCi.Generated;

/// <summary>What one response holds of a list.</summary>
/// <param name="items">Its items.</param>
/// <param name="nextPageToken">What leads to the next page, or null.</param>
public sealed class ItemPage<T>(IReadOnlyList<T> items, string? nextPageToken = null)
{
    /// <summary>The items; there may be none, even with more pages to come.</summary>
    public IReadOnlyList<T> Items { get; } = items ?? throw new ArgumentNullException(nameof(items));

    /// <summary>
    /// What leads to the next page; null after the last one. Keep it to go on later: give it as <c>PageToken</c> of the call's options; where these
    /// have none, it is the next <c>Offset</c> or <c>Page</c> as text.
    /// </summary>
    public string? NextPageToken { get; } = nextPageToken;
}
