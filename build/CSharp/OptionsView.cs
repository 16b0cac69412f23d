namespace CircleCi.Build.CSharp;

/// <summary>The C# view of the optional parameters of an operation.</summary>
/// <param name="Name">The name of the class.</param>
/// <param name="Members">The properties.</param>
/// <param name="Paging">The property for the position of a page; null if there is none.</param>
/// <param name="Prefetches">Whether the next page can be requested ahead: of a list that shrinks, it would be another one by then.</param>
internal sealed record OptionsView(string Name, IReadOnlyList<OptionView> Members, PagingView? Paging, bool Prefetches)
{
    public static OptionsView? Of(Operation operation) => operation.OptionsType is not { } name ? null : new OptionsView(
        name,
        [.. operation.Options.Select(p => new OptionView(p.Property, p.Type + "?", Docs.Of(p.Prose), CSharp.Docs.Escape(p.Wire), p.In == "header"))],
        operation.Items is { Paging: { } paging } items ? new PagingView(items.Option!, paging == CSharp.Paging.Token ? "string?" : "long?", Variable(paging), items.Limit) : null,
        ItemsView.CanPrefetch(operation));

    /// <summary>The position of a page, as a variable.</summary>
    public static string Variable(Paging paging) => paging == CSharp.Paging.Token ? "pageToken" : "number";
}

internal sealed record OptionView(string Name, string TypeName, string Docs, string Wire, bool IsHeader)
{
    public string Field => Names.Field(Name);
}

/// <param name="Name">The name of the property.</param>
/// <param name="TypeName">The type of the property.</param>
/// <param name="Variable">The name of the variable.</param>
/// <param name="Limit">The maximum number of items in a response, if it is to be requested.</param>
internal sealed record PagingView(string Name, string TypeName, string Variable, long? Limit);
