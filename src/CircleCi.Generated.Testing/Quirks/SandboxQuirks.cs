namespace CircleCi.Generated.Testing;

/// <summary>
/// How the sandbox's answers are otherwise than their document says, in ways in which CircleCI's have been seen to be. All are off at first. They hold
/// for every operation, in responses of success.
/// </summary>
public sealed class SandboxQuirks
{
    internal SandboxQuirks()
    {
    }

    /// <summary>v1 and v1.1 write comments into their JSON, and commas after the last member.</summary>
    public bool Comments { get; set; }

    /// <summary>Times are written as Clojure's reader takes them: <c>#joda/inst 2023-04-14T21:20:14+0000</c>.</summary>
    public bool JodaTimes { get; set; }

    /// <summary>
    /// All that may be null is null and all that may be missing is missing, and times are null that are always promised, as for a job before it is
    /// dispatched. Lists are missing that are always promised, as a pipeline's warnings on an older server; a page has its items. What else is always promised stays: ids, names, statuses.
    /// </summary>
    public bool MissingMembers { get; set; }

    /// <summary>Members are spelled the other way: <c>created_at</c> where the document says <c>created-at</c>, and the other way round.</summary>
    public bool OtherSpelling { get; set; }

    /// <summary>Numbers are written as texts.</summary>
    public bool NumbersAsTexts { get; set; }

    /// <summary>Statuses, types and the like are ones that no document knows: <c>new_success</c> for <c>success</c>. A wait for a known status does not end then.</summary>
    public bool UnknownEnumValues { get; set; }

    /// <summary>Objects have a member that no document knows, <c>brand_new</c>.</summary>
    public bool UnknownMembers { get; set; }

    /// <summary>From the second page of a list of v2 on, the page gives as the token of the next one the token that it was asked with.</summary>
    public bool RepeatedPageTokens { get; set; }

    /// <summary>
    /// Artifacts are not sent from their address: it redirects to the storage, which is another origin and signs its addresses. A token that arrives there
    /// is a <see cref="SandboxException"/>, with this or without it.
    /// </summary>
    public bool ArtifactRedirects { get; set; }
}
