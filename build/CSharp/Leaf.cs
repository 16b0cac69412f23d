namespace CircleCi.Build.CSharp;

/// <summary>A value that is neither a list nor a map.</summary>
/// <param name="Name">The name of the type.</param>
/// <param name="Reading">The expression that reads it.</param>
/// <param name="Converting">The converter for Newtonsoft.Json; null if it needs none.</param>
/// <param name="Writing">The expression for the output that writes it.</param>
internal sealed record Leaf(string Name, string Reading, string? Converting = null, string Writing = "json") : Shape
{
    public override string Type => Name;

    public override string Reader => Reading;

    public override string Output => Writing;

    public override string? Converter => Converting;

    public override Shape AsSecret() => this == Text ? Secret : this;
}
