namespace CircleCi.Generated.V2;

public partial class PipelineTriggerRunResult
{
    /// <summary>The pipeline that was started; null if none was, see <see cref="Message"/>.</summary>
    public PipelineCreation? Pipeline => TryGetPipelineCreation(out var pipeline) ? pipeline : null;

    /// <summary>Why no pipeline was started, in CircleCI's words, such as that the commit asks to skip CI; null if one was.</summary>
    public string? Message => TryGetMessageResponse(out var response) ? response.Message : null;
}
