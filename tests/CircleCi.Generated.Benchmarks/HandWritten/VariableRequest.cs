namespace CircleCi.Generated.Benchmarks.HandWritten;

/// <summary>A request for a variable of a context.</summary>
public sealed class VariableRequest
{
    public string? Value { get; set; }
}
