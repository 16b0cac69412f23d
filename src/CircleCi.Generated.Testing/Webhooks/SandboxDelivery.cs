namespace CircleCi.Generated.Testing;

/// <summary>A delivery to a webhook, and its status.</summary>
public sealed class SandboxDelivery
{
    internal SandboxDelivery(Guid id, string type, Uri url, string body, string? signature, int tries = 0, int? lastStatus = null) =>
        (Id, Event, Url, Body, Signature, Attempts, LastStatus) = (id, type, url, body, signature, tries, lastStatus);

    /// <summary>The ID of the event, which is also in the body: the same for each attempt.</summary>
    public Guid Id { get; }

    /// <summary>The type of the event: workflow-completed or job-completed.</summary>
    public string Event { get; }

    /// <summary>The address of the receiver. Only local addresses are called.</summary>
    public Uri Url { get; }

    /// <summary>The body, as JSON.</summary>
    public string Body { get; }

    /// <summary>The number of attempts; 0 if the address is not local.</summary>
    public int Attempts { get; }

    /// <summary>The HTTP status of the last response; null if there was none.</summary>
    public int? LastStatus { get; }

    /// <summary>Whether the response was successful. Otherwise the delivery is sent again, up to the maximum number of attempts.</summary>
    public bool IsDelivered => LastStatus is >= 200 and < 300;

    /// <summary>The header circleci-signature; null without a secret.</summary>
    internal string? Signature { get; }

    internal SandboxDelivery Tried(int? status) => new(Id, Event, Url, Body, Signature, Attempts + 1, status);
}
