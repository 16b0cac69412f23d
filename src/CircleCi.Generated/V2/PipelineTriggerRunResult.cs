namespace CircleCi.Generated.V2;

public partial class PipelineTriggerRunResult
{
    /// <summary>Converts the result to the ID of the started pipeline.</summary>
    /// <exception cref="ArgumentException">No pipeline was started; the message contains the reason.</exception>
    public static implicit operator PipelineId(PipelineTriggerRunResult result) => IdText.Of(result, nameof(result)).TryGetPipelineCreation(out var creation)
        ? creation
        : throw new ArgumentException($"No pipeline was started{(result.TryGetMessageResponse(out var response) ? $"; CircleCI says: {response.Message}" : "")}.", nameof(result));
}
