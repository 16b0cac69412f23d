namespace CircleCi.Generated.V2;

public partial class ContextEnvironmentVariableSetRequest
{
    /// <summary>Converts text to a request that sets the variable to it.</summary>
    public static implicit operator ContextEnvironmentVariableSetRequest(string value) => new() { Value = value };

    /// <summary>Converts a secret to a request that sets the variable to it.</summary>
    public static implicit operator ContextEnvironmentVariableSetRequest(CircleCiSecret value) => new() { Value = value };
}
