namespace CircleCi.Generated.Logs;

/// <summary>What of a job's output to read.</summary>
public sealed class LogsReadOptions
{
    /// <summary>Only the steps with this name, such as <c>Run tests</c>; null for all. There may be none.</summary>
    public string? Step { get; set; }

    /// <summary>Only what ran in the container with this index, from 0; null for all.</summary>
    public long? Container { get; set; }

    /// <summary>Only steps that failed, ran into a time limit or were ended by a fault of CircleCI.</summary>
    public bool FailedOnly { get; set; }

    /// <summary>Whether to leave out the escape sequences by which terminals show colors and move the cursor.</summary>
    public bool WithoutEscapes { get; set; }
}
