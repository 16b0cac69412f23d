namespace CircleCi.Build.CSharp;

/// <summary>The C# view of the enumeration of a list.</summary>
internal sealed record ItemsView
{
    public required string Method { get; init; }

    public required string Item { get; init; }

    /// <summary>The member of the response that contains the items, as a literal; null if the response is the list.</summary>
    public string? Member { get; init; }

    /// <summary>The expression for the pager.</summary>
    public required string Pager { get; init; }

    public bool HasPages { get; init; }

    /// <summary>Whether items can be deleted while the list is enumerated, so that others move up and are skipped.</summary>
    public bool Shrinks { get; init; }

    /// <summary>Whether an option of the list has the next page requested ahead.</summary>
    public bool Prefetches { get; init; }

    /// <summary>Whether items that are added during the enumeration move the others back.</summary>
    public bool ByNumber { get; init; }

    /// <summary>The type of the options; null if there are none.</summary>
    public string? Options { get; init; }

    /// <summary>The overloads without options, if options were added later.</summary>
    public Signature? Earlier { get; init; }

    public static ItemsView Of(Items items, Operation operation, Calls calls) => new()
    {
        Method = items.Method,
        Item = items.Item,
        Member = items.Member,
        Shrinks = operation.Says("x-shrinks"),
        Prefetches = CanPrefetch(operation),
        HasPages = items.Paging is not null,
        ByNumber = items.Paging is Paging.Offset or Paging.Page,
        Options = operation.OptionsType,
        Pager = PagerOf(items, operation, calls),
        Earlier = operation.OptionsType is not null && operation.Says("x-options-came-later") ? new Signature(calls.ByPosition, [.. calls.ByPosition.Select(p => p.Name), "null"]) : null,
    };

    /// <summary>Whether the next page of its list can be requested while the items of one are used: not where these may be deleted meanwhile.</summary>
    public static bool CanPrefetch(Operation operation) => operation.Items is { Paging: not null } && !operation.Says("x-shrinks");

    private static string PagerOf(Items items, Operation operation, Calls calls)
    {
        // A token in a response leads to the next page, whether the parameter is described or not.
        if (items.Paging is not { } paging)
            return $"new TokenPager(pageToken => {operation.Name}Request({string.Join(", ", calls.Now.Passed)}).Query(\"page-token\", pageToken), null)";
        var variable = OptionsView.Variable(paging);
        var request = $"{variable} => {operation.Name}Request({string.Join(", ", [.. calls.ByPosition.Select(p => p.Name), $"{operation.OptionsType}.At(options, {variable})"])})";
        var limit = items.Limit is { } most ? $", global::System.Math.Min(options?.Limit ?? {most}, {most})" : "";
        return paging == Paging.Token
            ? $"new TokenPager({request}, options?.{items.Option})"
            : $"new NumberPager({request}, options?.{items.Option}{limit}{(paging == Paging.Page ? ", countsPages: true" : "")})";
    }
}
