namespace CircleCi.Generated.V2;

public partial class ContextEnvironmentVariableSetResult
{
    /// <summary>The variable, without its value; null if CircleCI sends a message instead.</summary>
    public ContextEnvironmentVariable? Variable => TryGetContextEnvironmentVariable(out var variable) ? variable : null;

    /// <summary>What CircleCI says instead of giving the variable; null if it gives it.</summary>
    public string? Message => TryGetMessageResponse(out var response) ? response.Message : null;
}
