namespace CircleCi.Generated.Logs;

/// <summary>A line of what a step of a job wrote. The texts of all lines, one after the other, are what was written, to the letter.</summary>
public sealed class LogLine
{
    /// <summary>Name of the step, such as <c>Run tests</c>. Steps of a job can have the same one.</summary>
    public string Step { get; init; } = string.Empty;

    /// <summary>Number of the step within the job; numbers leave gaps. Null if CircleCI does not tell it.</summary>
    public long? StepNumber { get; init; }

    /// <summary>Index, from 0, of the container that ran the step, if the job ran in several.</summary>
    public long Container { get; init; }

    /// <summary>Where the command wrote it to.</summary>
    public LogStream Stream { get; init; }

    /// <summary>When the line was begun; null if CircleCI does not tell it.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>
    /// The line with its line break; without one if the output ends, goes on in the other stream, or has had none for long (64 K characters). What a
    /// terminal would overwrite after a carriage return is all there.
    /// </summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Whether CircleCI has cut the output of this step, so that not all of it is there.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>The line's text.</summary>
    public override string ToString() => Text;
}
