namespace CircleCi.Generated.V2;

public partial class PipelineTriggerRunResult
{
    /// <summary>The pipeline that was started, or null if none was; see <see cref="Message"/>.</summary>
    public PipelineCreation? Pipeline => TryGetPipelineCreation(out var pipeline) ? pipeline : null;

    /// <summary>Why no pipeline was started, as reported by CircleCI, for example because the commit skips CI; null if a pipeline was started.</summary>
    public string? Message => TryGetMessageResponse(out var response) ? response.Message : null;

    /// <summary>Converts the result to the ID of the started pipeline.</summary>
    /// <exception cref="ArgumentException">No pipeline was started; the message contains the reason.</exception>
    public static implicit operator PipelineId(PipelineTriggerRunResult result) => IdText.Of(result, nameof(result)).TryGetPipelineCreation(out var creation)
        ? creation
        : throw new ArgumentException($"No pipeline was started{(result.TryGetMessageResponse(out var response) ? $"; CircleCI says: {response.Message}" : "")}.", nameof(result));
}
