namespace CircleCi.Build.Regeneration;

internal enum ChangeKind
{
    Added,
    Changed,
    Deprecated,
    Removed,

    /// <summary>Something for those who decide about the change, and not for users: it is in the report and not in CHANGELOG.md.</summary>
    Noted,
}

/// <summary>One thing that is otherwise than before: where, as users write it, and what.</summary>
/// <param name="Where">A call such as <c>circle.V2.Contexts.List</c> with its method and path, or a type such as <c>V2.Context</c>.</param>
internal sealed record Change(Level Level, ChangeKind Kind, string Where, string What);
