using Newtonsoft.Json.Linq;

namespace CircleCi.Build.CSharp;

/// <summary>The location of a list's items in a response, and its paging.</summary>
/// <param name="Item">The type of an item.</param>
/// <param name="Member">The member that contains the items, as a literal; null if the response is the list.</param>
/// <param name="Method">The method that enumerates the items.</param>
/// <param name="Paging">How pages are requested; null if only a token in the response leads to the next page.</param>
/// <param name="Option">The option for the position of a page.</param>
/// <param name="Limit">The maximum number of items in a response.</param>
internal sealed record Items(string Item, string? Member, string Method, Paging? Paging, string? Option, long? Limit)
{
    /// <summary>Reads <c>x-items</c>. If the importer is wrong, overlay.yaml sets it to false.</summary>
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
            by.Wire is null ? null : operation.Options.FirstOrDefault(o => o.Wire == by.Wire)?.Property ?? throw new ViewException($"{operation.Method} {operation.Path}", $"x-items names {by.Wire}, which is not an optional parameter."),
            (long?)items["limit"]);
    }

    private static string Enumerating(string method) =>
        method.StartsWith("List", StringComparison.Ordinal) ? "Enumerate" + method[4..] : method.StartsWith("Get", StringComparison.Ordinal) ? "Enumerate" + method[3..] : method;
}

/// <summary>How a page of a list is requested.</summary>
internal enum Paging
{
    Token,

    /// <summary>By the number of items before the page.</summary>
    Offset,

    /// <summary>By the number of the page.</summary>
    Page,
}
