namespace CircleCi.Generated.V2;

public partial class ContextEnvironmentVariableSetResult
{
    /// <summary>The variable, without its value; null if CircleCI returned a message instead.</summary>
    public ContextEnvironmentVariable? Variable => TryGetContextEnvironmentVariable(out var variable) ? variable : null;

    /// <summary>The message that CircleCI returned instead of the variable; null if it returned the variable.</summary>
    public string? Message => TryGetMessageResponse(out var response) ? response.Message : null;
}
