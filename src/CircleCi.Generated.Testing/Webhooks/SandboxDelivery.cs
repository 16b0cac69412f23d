namespace CircleCi.Generated.Testing;

/// <summary>What the sandbox tells a webhook of, and how that went so far.</summary>
public sealed record SandboxDelivery
{
    internal SandboxDelivery()
    {
    }

    /// <summary>The event's id, which is in the body too: the same each time that it is sent.</summary>
    public required Guid Id { get; init; }

    /// <summary>workflow-completed or job-completed.</summary>
    public required string Event { get; init; }

    /// <summary>Where it goes. Only addresses of this machine are called.</summary>
    public required Uri Url { get; init; }

    /// <summary>The body, JSON.</summary>
    public required string Body { get; init; }

    /// <summary>How often it was sent; 0 where the address is not one of this machine.</summary>
    public int Tries { get; init; }

    /// <summary>The HTTP status of the last answer; null where there was none.</summary>
    public int? LastStatus { get; init; }

    /// <summary>Whether it was answered with success; else it is sent again, until it was sent often enough.</summary>
    public bool IsDelivered => LastStatus is >= 200 and < 300;

    /// <summary>The header circleci-signature; null without a secret.</summary>
    internal string? Signature { get; init; }
}
