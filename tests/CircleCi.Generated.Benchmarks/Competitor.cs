namespace CircleCi.Generated.Benchmarks;

/// <summary>Someone who makes an object of a response.</summary>
/// <param name="Name">Who.</param>
/// <param name="Means">With what.</param>
/// <param name="Read">Makes the object.</param>
public sealed record Competitor(string Name, string Means, Func<ValueTask<object>> Read)
{
    public const string Sdk = "SDK";
    public const string StockNSwag = "stock NSwag";
    public const string SourceGeneration = "source generation";

    /// <summary>Those with bars, as the command line calls them.</summary>
    public static IReadOnlyDictionary<string, string> Verbs { get; } = new Dictionary<string, string> { ["sdk"] = Sdk, ["stock"] = StockNSwag, ["sourcegen"] = SourceGeneration };

    public override string ToString() => Name;
}
