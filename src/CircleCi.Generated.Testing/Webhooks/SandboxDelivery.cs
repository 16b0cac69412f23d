namespace CircleCi.Generated.Testing;

/// <summary>What the sandbox tells a webhook of, and how that went so far.</summary>
public sealed class SandboxDelivery
{
    internal SandboxDelivery(Guid id, string type, Uri url, string body, string? signature, int tries = 0, int? lastStatus = null) =>
        (Id, Event, Url, Body, Signature, Attempts, LastStatus) = (id, type, url, body, signature, tries, lastStatus);

    /// <summary>The event's id, which is in the body too: the same each time that it is sent.</summary>
    public Guid Id { get; }

    /// <summary>workflow-completed or job-completed.</summary>
    public string Event { get; }

    /// <summary>Where it goes. Only addresses of this machine are called.</summary>
    public Uri Url { get; }

    /// <summary>The body, JSON.</summary>
    public string Body { get; }

    /// <summary>How often it was sent; 0 where the address is not one of this machine.</summary>
    public int Attempts { get; }

    /// <summary>The HTTP status of the last response; null where there was none.</summary>
    public int? LastStatus { get; }

    /// <summary>Whether it was answered with success; else it is sent again, until it was sent often enough.</summary>
    public bool IsDelivered => LastStatus is >= 200 and < 300;

    /// <summary>The header circleci-signature; null without a secret.</summary>
    internal string? Signature { get; }

    internal SandboxDelivery Tried(int? status) => new(Id, Event, Url, Body, Signature, Attempts + 1, status);
}
