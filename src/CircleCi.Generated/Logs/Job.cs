namespace CircleCi.Generated.Logs;

/// <summary>Which job.</summary>
/// <param name="Project">The project.</param>
/// <param name="Number">Its number.</param>
/// <param name="HasSteps">Whether it runs steps; null if that is not known.</param>
internal sealed record Job(ProjectSlug Project, long Number, bool? HasSteps = true);
