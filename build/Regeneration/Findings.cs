using CircleCi.Build.Import;

namespace CircleCi.Build.Regeneration;

/// <summary>All that is known of a change of the descriptions once it is judged: what the report is written from.</summary>
internal sealed record Findings(
    IReadOnlyList<ApiState> Before,
    IReadOnlyList<ApiState> After,
    IReadOnlyList<ImportResult> Imports,
    IReadOnlyList<string> MovedIds,
    Verdict Verdict,
    string From,
    string To,
    string Compared)
{
    /// <summary>Where code of ours stands on what CircleCI has stopped describing, or has deprecated.</summary>
    public IReadOnlyList<Use> Uses { get; init; } = [];

    /// <summary>The operations that the sandbox does not answer as they are described now, such as V2.Contexts.List.</summary>
    public IReadOnlyList<string> Unfit { get; init; } = [];

    /// <summary>The decisions that the imports made by rule, with the API version of each.</summary>
    public IEnumerable<(ApiState Api, Fact Fact)> Facts => After.Zip(Imports).SelectMany(pair => pair.Second.Facts.Select(fact => (pair.First, fact)));
}
