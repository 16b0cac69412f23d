namespace CircleCi.Generated.Testing;

/// <summary>Thrown when the sandbox is disposed after a forbidden event, such as a token sent to an address that is not CircleCI's.</summary>
public sealed class SandboxException : Exception
{
    internal SandboxException(string message)
        : base(message)
    {
    }
}
