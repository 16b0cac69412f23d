namespace CircleCi.Generated.Paging;

/// <summary>Puts the parts of pages together, until there are as many items as are wanted.</summary>
internal sealed class PageMaker<T>(long left)
{
    private List<T> _items = [];

    public bool IsDone => left == 0;

    /// <summary>The page that a part ends; null if it ends none.</summary>
    public ItemPage<T>? Add(ItemPart<T> part)
    {
        _items.AddRange(part.Items);
        if (!part.EndsPage)
            return null;
        var page = _items.Count <= left ? new ItemPage<T>(_items, part.NextPageToken) : new ItemPage<T>(_items.GetRange(0, (int)left));
        left -= page.Items.Count;
        _items = [];
        return page;
    }
}
