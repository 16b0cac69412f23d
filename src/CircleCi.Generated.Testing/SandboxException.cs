namespace CircleCi.Generated.Testing;

/// <summary>The sandbox saw something that must not happen, such as a token at an address that is not CircleCI's. It is thrown when the sandbox is disposed.</summary>
public sealed class SandboxException : Exception
{
    internal SandboxException(string message)
        : base(message)
    {
    }
}
