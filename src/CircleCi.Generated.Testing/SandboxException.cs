namespace CircleCi.Generated.Testing;

/// <summary>The sandbox saw something that must not happen, such as a token at an address that is not CircleCI's. It is thrown when the sandbox is disposed.</summary>
public sealed class SandboxException : Exception
{
    /// <param name="message">What happened, and what to do.</param>
    public SandboxException(string message)
        : base(message)
    {
    }
}
