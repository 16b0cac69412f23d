using System.Collections;
using CircleCi.Generated.Tests.Json.Reading;

namespace CircleCi.Generated.Tests.Json.Parts;

/// <summary>What came of reading a list: items and what leads on, or an error.</summary>
internal sealed record ListResult(IList? Items, string? Token, Exception? Error)
{
    public ListResult(IList items, string? token)
        : this(items, token, null)
    {
    }

    public ListResult(Exception error)
        : this(null, null, error)
    {
    }

    /// <summary>How the other one differs; null if it does not.</summary>
    public string? Difference(ListResult other)
    {
        if (Error is not null || other.Error is not null)
            return Error is not null && other.Error is not null ? null : $"{(object?)Error ?? $"{Items!.Count} items"} and {(object?)other.Error ?? $"{other.Items!.Count} items"}";
        if (Token != other.Token)
            return $"the tokens {Token} and {other.Token}";
        if (other.Items!.Cast<object?>().Contains(null))
            return "a null among the items";
        return Graph.Difference(Items, other.Items);
    }
}
