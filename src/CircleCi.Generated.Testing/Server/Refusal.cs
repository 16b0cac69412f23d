namespace CircleCi.Generated.Testing.Server;

/// <summary>What was asked cannot be answered with success: CircleCI's status and message, and after it what the test may have forgotten.</summary>
internal sealed class Refusal(int status, string message, string? hint = null)
    : Exception(hint is null ? message : $"{message} (Sandbox: {hint})")
{
    public Answer Answer => Answer.Message(status, Message);
}
