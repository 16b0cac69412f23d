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
    string Compared);
