using CircleCi.Generated.Json;
using Newtonsoft.Json;

namespace CircleCi.Generated.Paging;

/// <summary>Where the items of an answer are: in a member of it, or the answer is the list.</summary>
/// <param name="item">Reads one of them.</param>
/// <param name="member">The member's name; null if there is none.</param>
/// <param name="converter">Reads what <paramref name="item"/> leaves to Newtonsoft.Json; null where that does it by itself.</param>
internal sealed class ItemList<T>(Reader<T> item, string? member = null, JsonConverter? converter = null)
{
    public Reader<T> Item { get; } = item;

    public Answer<IReadOnlyList<T>> Answer { get; } = Json.Answer.OfList(item);

    public string? Member { get; } = member;

    public JsonConverter Converter { get; } = converter ?? new PlainConverter();
}
