using Newtonsoft.Json.Linq;

namespace CircleCi.Build.CSharp;

/// <summary>Where the items of a list are in a response, and what leads to the next page.</summary>
/// <param name="Item">The type of an item.</param>
/// <param name="Member">The member that holds them, as a literal; null if the response is the list.</param>
/// <param name="Method">The method that enumerates them.</param>
/// <param name="Option">The option that leads to a page; null if only the response's token does.</param>
/// <param name="Limit">The most items that a response has.</param>
internal sealed record Items(string Item, string? Member, string Method, string? Option, long? Limit)
{
    /// <summary>Whether a page is asked for by a token.</summary>
    public bool ByToken => Option == "PageToken";

    /// <summary>Whether it is asked for by a number, of items or of pages.</summary>
    public bool ByNumber => Option is not null && !ByToken;

    public bool CountsPages => Option == "Page";

    /// <summary>Whether the description says how to get the next page.</summary>
    public bool HasPages => Option is not null;

    public static Items? Of(JObject? node, Operation operation) => node is null ? null : new(
        (string)node["item"]!,
        (string?)node["member"] is { } member ? Literal.Of(member) : null,
        Enumerating(operation.Name),
        node["token"] is not null ? "PageToken" : node["offset"] is not null ? "Offset" : node["page"] is not null ? "Page" : null,
        (long?)node["limit"]);

    private static string Enumerating(string method) =>
        method.StartsWith("List", StringComparison.Ordinal) ? "Enumerate" + method[4..] : method.StartsWith("Get", StringComparison.Ordinal) ? "Enumerate" + method[3..] : method;
}
