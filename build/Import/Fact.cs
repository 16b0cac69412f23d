namespace CircleCi.Build.Import;

internal enum FactKind
{
    /// <summary>CircleCI no longer describes it. It stays, marked with <c>x-last-described</c>.</summary>
    Kept,

    /// <summary>CircleCI describes again what it had stopped describing.</summary>
    Returned,

    /// <summary>CircleCI describes another type or nullability. Ours stays, since programs are compiled against it.</summary>
    Held,

    /// <summary>CircleCI writes it with another spelling, such as created_at for created-at. Both are read.</summary>
    Respelled,

    /// <summary>CircleCI requires what could be omitted, so calls without it may fail. Our signature stays.</summary>
    Required,

    /// <summary>A person dropped it in names.json.</summary>
    Dropped,

    /// <summary>Two things would have one name, so the newer one has another name by rule.</summary>
    Renamed,

    /// <summary>It cannot be generated, such as a multipart body, so it is omitted.</summary>
    LeftOut,

    /// <summary>C# has no type for it, so it is JSON of any kind.</summary>
    Untyped,
}

/// <summary>One decision that an import made by rule, and that a person may decide otherwise.</summary>
/// <param name="Place">Where, as names.json writes it: <c>GET /context</c>, <c>GET /context query owner-type</c>, <c>User.login</c>, <c>WorkflowStatus 'on_hold'</c>.</param>
/// <param name="What">What CircleCI says now and what the SDK does, as a clause: "CircleCI says text; stays a UUID".</param>
/// <param name="IsNew">Whether it is news: the import before did not make it.</param>
/// <param name="Otherwise">What to write into names.json to decide otherwise; null if that is no matter of names.json.</param>
internal sealed record Fact(FactKind Kind, string Place, string What, bool IsNew, string? Otherwise);
