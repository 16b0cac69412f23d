using CircleCi.Generated.Http;
using CircleCi.Generated.Json;

namespace CircleCi.Generated.Paging;

/// <summary>Where the items of a response are: in a member of it, or the response is the list.</summary>
/// <param name="item">Reads one of them.</param>
/// <param name="member">The member's name; null if there is none.</param>
internal sealed class ItemList<T>(Reader<T> item, string? member = null)
{
    public Reader<T> Item { get; } = item;

    public ResponseShape<IReadOnlyList<T>> Shape { get; } = ResponseShape.OfList(item);

    public string? Member { get; } = member;
}
