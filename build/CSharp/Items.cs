using Newtonsoft.Json.Linq;

namespace CircleCi.Build.CSharp;

/// <summary>Where the items of a list are in a response, and what leads to the next page.</summary>
/// <param name="Item">The type of an item.</param>
/// <param name="Member">The member that holds them, as a literal; null if the response is the list.</param>
/// <param name="Method">The method that enumerates them.</param>
/// <param name="Paging">What a page is requested by; null if only the response's token leads to it.</param>
/// <param name="Option">The option that takes that.</param>
/// <param name="Limit">The most items that a response has.</param>
internal sealed record Items(string Item, string? Member, string Method, Paging? Paging, string? Option, long? Limit)
{
    /// <summary>Reads <c>x-items</c>; overlay.yaml may say false where the importer is wrong.</summary>
    public static Items? Of(JToken? node, Operation operation)
    {
        if (node is not JObject items)
            return null;
        (Paging? Paging, string? Wire) by =
            (string?)items["token"] is { } token ? (CSharp.Paging.Token, token)
            : (string?)items["offset"] is { } offset ? (CSharp.Paging.Offset, offset)
            : (string?)items["page"] is { } page ? (CSharp.Paging.Page, page)
            : (null, null);
        return new(
            (string)items["item"]!,
            (string?)items["member"] is { } member ? Literal.Of(member) : null,
            Enumerating(operation.Name),
            by.Paging,
            by.Wire is null ? null : operation.Options.FirstOrDefault(o => o.Wire == by.Wire)?.Property ?? throw new ViewException($"{operation.Method} {operation.Path}", $"x-items names {by.Wire}, which is no parameter that may be left out."),
            (long?)items["limit"]);
    }

    private static string Enumerating(string method) =>
        method.StartsWith("List", StringComparison.Ordinal) ? "Enumerate" + method[4..] : method.StartsWith("Get", StringComparison.Ordinal) ? "Enumerate" + method[3..] : method;
}

/// <summary>What a page of a list is requested by.</summary>
internal enum Paging
{
    Token,

    /// <summary>The number of items before it.</summary>
    Offset,

    /// <summary>Its own number.</summary>
    Page,
}
