namespace CircleCi.Build.CSharp;

/// <summary>An object whose keys are data.</summary>
internal sealed record MapOf(Shape Value) : Shape
{
    public override string Type => $"System.Collections.Generic.IDictionary<string, {Value.Type}>";

    public override string ReadOnlyType => $"System.Collections.Generic.IReadOnlyDictionary<string, {Value.Type}>";

    public override string MemberType => $"CircleCiMap<{Value.Type}>";

    public override string Reader => $"json.Map<{Value.Type}>({Value.Function})";

    public override string Output => Value.Output;

    public override string Converter => Value.Converter is { } inner ? $"MapConverter<{Value.Type}, {inner}>" : $"MapConverter<{Value.Type}>";

    public override Shape? Element => Value;

    public override Shape AsSecret() => new MapOf(Value.AsSecret());
}
