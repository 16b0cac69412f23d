namespace CircleCi.Build.CSharp;

/// <summary>A list of values.</summary>
internal sealed record ListOf(Shape Item) : Shape
{
    public override string Type => $"System.Collections.Generic.IList<{Item.Type}>";

    public override string ReadOnlyType => $"System.Collections.Generic.IReadOnlyList<{Item.Type}>";

    public override string Reader => $"json.List<{Item.Type}>({Item.Function})";

    public override string Output => Item.Output;

    public override string Converter => Item.Converter is { } inner ? $"ListConverter<{Item.Type}, {inner}>" : $"ListConverter<{Item.Type}>";

    public override Shape? Element => Item;

    public override Shape AsSecret() => new ListOf(Item.AsSecret());
}
