namespace CircleCi.Build.CSharp;

/// <summary>How C# shows the optional parameters of a call.</summary>
/// <param name="Name">The class.</param>
/// <param name="Members">Its properties.</param>
/// <param name="Paging">The property that leads to a page; null if there is none.</param>
internal sealed record OptionsView(string Name, IReadOnlyList<OptionView> Members, PagingView? Paging)
{
    public static OptionsView? Of(Operation operation) => operation.OptionsType is not { } name ? null : new OptionsView(
        name,
        [.. operation.Options.Select(p => new OptionView(p.Property, p.Type + "?", Docs.Of(p.Prose), CSharp.Docs.Escape(p.Wire), p.In == "header"))],
        operation.Items is { Paging: { } paging } items ? new PagingView(items.Option!, paging == CSharp.Paging.Token ? "string?" : "long?", Variable(paging), items.Limit) : null);

    /// <summary>What leads to a page, as a variable.</summary>
    public static string Variable(Paging paging) => paging == CSharp.Paging.Token ? "pageToken" : "number";
}

internal sealed record OptionView(string Name, string TypeName, string Docs, string Wire, bool IsHeader);

/// <param name="Name">The property.</param>
/// <param name="TypeName">What it takes.</param>
/// <param name="Variable">What that is called.</param>
/// <param name="Limit">The most items that a response has, if that is to be requested.</param>
internal sealed record PagingView(string Name, string TypeName, string Variable, long? Limit);
