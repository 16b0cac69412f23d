namespace CircleCi.Generated.Logs;

/// <summary>Which job.</summary>
internal sealed record Job(ProjectSlug Project, long Number);
