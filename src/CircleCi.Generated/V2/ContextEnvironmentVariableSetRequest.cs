namespace CircleCi.Generated.V2;

public partial class ContextEnvironmentVariableSetRequest
{
    /// <summary>A request that sets the variable to the text.</summary>
    public static implicit operator ContextEnvironmentVariableSetRequest(string value) => new() { Value = value };

    /// <summary>A request that sets the variable to the secret.</summary>
    public static implicit operator ContextEnvironmentVariableSetRequest(CircleCiSecret value) => new() { Value = value };
}
