namespace CircleCi.Generated.V2;

public partial class PipelineTriggerRunResult
{
    /// <summary>The id of the pipeline that was started.</summary>
    /// <exception cref="ArgumentException">None was started; the message says why.</exception>
    public static implicit operator PipelineId(PipelineTriggerRunResult result) => IdText.Of(result, nameof(result)).TryGetPipelineCreation(out var creation)
        ? creation
        : throw new ArgumentException($"No pipeline was started{(result.TryGetMessageResponse(out var response) ? $"; CircleCI says: {response.Message}" : "")}.", nameof(result));
}
