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

    public override string Function => Method ?? base.Function;

    public override string Output => Writing;

    public override string? Converter => Converting;

    /// <summary>The method that reads it; null if only an expression does.</summary>
    public string? Method { get; init; }

    public static Leaf Read(string name, string method) => new(name, $"{method}(ref json)") { Method = method };

    public override Shape AsSecret() => this == Text ? Secret : this;
}
