namespace CircleCi.Generated.Logs;

/// <summary>Filters for reading the output of a job.</summary>
public sealed class LogsReadOptions
{
    /// <summary>The name of the steps to read, such as <c>Run tests</c>, or null for all. If there are none, the output is empty.</summary>
    public string? Step { get; set; }

    /// <summary>The zero-based index of the container to read, or null for all.</summary>
    public long? Container { get; set; }

    /// <summary>Whether to read only steps that failed, timed out or ended because of a CircleCI infrastructure failure.</summary>
    public bool FailedOnly { get; set; }

    /// <summary>Whether to remove the escape sequences with which terminals show colors and move the cursor.</summary>
    public bool WithoutEscapes { get; set; }

    internal LogsReadOptions Copy() => (LogsReadOptions)MemberwiseClone();
}
