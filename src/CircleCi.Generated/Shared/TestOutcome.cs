namespace CircleCi.Generated;

public readonly partial struct TestOutcome
{
    /// <summary>Whether the test has passed.</summary>
    public bool IsSuccess => Value is Values.Success;

    /// <summary>Whether the test has failed, or ended with an error.</summary>
    public bool IsFailure => Value is Values.Failure or Values.Error;
}
