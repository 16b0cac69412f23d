namespace CircleCi.Generated.Testing;

/// <summary>
/// The deviations of responses from the documentation, as they have been observed at CircleCI. All are disabled by default. They apply
/// to the successful responses of every operation.
/// </summary>
public sealed class SandboxQuirks
{
    internal SandboxQuirks()
    {
    }

    /// <summary>JSON of v1 and v1.1 contains comments and trailing commas.</summary>
    public bool Comments { get; set; }

    /// <summary>Times are written in Clojure's notation: <c>#joda/inst 2023-04-14T21:20:14+0000</c>.</summary>
    public bool JodaTimes { get; set; }

    /// <summary>
    /// All nullable members are null and all optional members are missing, and times that are always documented are null, as for a job that has not been
    /// dispatched. Lists that are always documented are missing, such as a pipeline's warnings on an older server; pages keep their items. Other required members remain: IDs, names, statuses.
    /// </summary>
    public bool MissingMembers { get; set; }

    /// <summary>Members have the other spelling: <c>created_at</c> where <c>created-at</c> is documented, and vice versa.</summary>
    public bool OtherSpelling { get; set; }

    /// <summary>Numbers are written as strings.</summary>
    public bool NumbersAsTexts { get; set; }

    /// <summary>Statuses, types and similar values are undocumented: <c>new_success</c> for <c>success</c>. A wait for a known status then does not end.</summary>
    public bool UnknownEnumValues { get; set; }

    /// <summary>Objects have an undocumented member, <c>brand_new</c>.</summary>
    public bool UnknownMembers { get; set; }

    /// <summary>From the second page of a list of v2, a page returns the token that it was requested with as the token of the next page.</summary>
    public bool RepeatedPageTokens { get; set; }

    /// <summary>
    /// Artifacts are redirected to storage, which is another origin and uses signed URLs. A token sent there
    /// causes a <see cref="SandboxException"/>, with or without this option.
    /// </summary>
    public bool ArtifactRedirects { get; set; }
}
