namespace CircleCi.Generated.Logs;

/// <summary>A line of the output of a job's step. The concatenated texts of all lines are exactly the output.</summary>
public sealed class LogLine
{
    /// <summary>The name of the step, such as <c>Run tests</c>. Several steps of a job can have the same name.</summary>
    public string Step { get; init; } = string.Empty;

    /// <summary>The number of the step in the job. Numbers may have gaps. Null if CircleCI does not report it.</summary>
    public long? StepNumber { get; init; }

    /// <summary>The zero-based index of the container that ran the step, if the job ran in several.</summary>
    public long Container { get; init; }

    /// <summary>The stream that the command wrote to.</summary>
    public LogStream Stream { get; init; }

    /// <summary>The time at which the line started; null if CircleCI does not report it.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>
    /// The text of the line with its line break. It has none if the output ends, continues in the other stream, or has no line break for long (64 K characters). Text that
    /// a terminal would overwrite after a carriage return is included.
    /// </summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Whether CircleCI truncated the output of this step.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>Returns the text of the line.</summary>
    public override string ToString() => Text;
}
