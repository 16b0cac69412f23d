namespace CircleCi.Generated.Benchmarks;

/// <summary>Someone who does the work that is measured, such as making an object of a response.</summary>
/// <param name="Name">Who.</param>
/// <param name="Means">With what.</param>
/// <param name="Work">Does it, and gives what comes of it.</param>
public sealed record Competitor(string Name, string Means, Func<ValueTask<object>> Work)
{
    public const string Sdk = "SDK";
    public const string StockNSwag = "stock NSwag";
    public const string SourceGeneration = "source generation";
    public const string HandWritten = "hand-written";
    public const string Kiota = "Kiota";
    public const string Refit = "Refit";

    public const string OfNewtonsoft = "Newtonsoft.Json";
    public const string OfMicrosoft = "System.Text.Json";

    /// <summary>Those who read something first, as the command line calls them.</summary>
    public static IReadOnlyDictionary<string, string> Verbs { get; } = new Dictionary<string, string> { ["sdk"] = Sdk, ["stock"] = StockNSwag, ["sourcegen"] = SourceGeneration };

    public static Competitor Of<T>(string name, string means, Func<T> work)
        where T : class => new(name, means, () => new ValueTask<object>(work()));

    public static Competitor Of<T>(string name, string means, Func<Task<T>> work)
        where T : class? => new(name, means, async () => (await work())!);

    public override string ToString() => Name;
}
