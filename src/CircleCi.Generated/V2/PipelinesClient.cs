using System.Runtime.Versioning;
using CircleCi.Generated.Waiting;

namespace CircleCi.Generated.V2;

public partial class PipelinesClient
{
    private const string ContinuationKey = "CIRCLE_CONTINUATION_KEY";

    /// <summary>Waits until a pipeline has ended: until all of its workflows have, with any status.</summary>
    /// <remarks>
    /// Of rerun workflows, only the newest counts. A successful setup workflow does not end the wait, because others follow when the pipeline
    /// is continued; a failed one does. A pipeline with errors ends immediately. A 404 in the first minute is treated as a pipeline that CircleCI does not
    /// show yet, and outages of up to 5 minutes after the first response are tolerated. Canceling ends the wait, not the pipeline.
    /// <para>HTTP: <c>GET /pipeline/{pipelineId}</c>, <c>GET /pipeline/{pipelineId}/workflow</c>, and for workflows that are on hold or have failed <c>GET /workflow/{workflowId}/job</c>. Token: personal.</para>
    /// </remarks>
    /// <param name="pipelineId">The ID of the pipeline.</param>
    /// <param name="progress">Receives the first state and each change of the state, the workflows or the pending approvals; or null.</param>
    /// <param name="options">The wait options, or null for the defaults.</param>
    /// <param name="cancellationToken">A token to cancel the wait.</param>
    /// <returns>The result of the pipeline.</returns>
    /// <exception cref="CircleCiTimeoutException">The wait exceeded <see cref="WaitOptions.Timeout"/>; the message contains the pipeline's state.</exception>
    /// <exception cref="CircleCiException">CircleCI could not be reached or returned an error.</exception>
    /// <exception cref="ArgumentException">An option is not valid.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public virtual Task<PipelineRun> WaitAsync(PipelineId pipelineId, IProgress<PipelineProgress>? progress = null, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        WaitFor(pipelineId, CallMode.Awaiting, Validated(options), cancellationToken).RunAsync(progress);

    /// <inheritdoc cref="WaitAsync"/>
    [UnsupportedOSPlatform("browser")]
    public virtual PipelineRun Wait(PipelineId pipelineId, IProgress<PipelineProgress>? progress = null, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        WaitFor(pipelineId, CallMode.Blocking, Validated(options), cancellationToken).RunAsync(progress).GetAwaiter().GetResult();

    /// <summary>Triggers a pipeline and waits until it has ended. See <see cref="WaitAsync"/>.</summary>
    /// <remarks>
    /// GitLab and GitHub App projects are not supported; for the latter use <see cref="TriggerRunAndWaitAsync(ProjectSlug, PipelineTriggerRunRequest, IProgress{PipelineProgress}, WaitOptions, CancellationToken)"/>.
    /// Without a branch or tag, the default branch is built.
    /// <para>HTTP: <c>POST /project/{projectSlug}/pipeline</c>, then the requests of <see cref="WaitAsync"/>. Token: personal.</para>
    /// </remarks>
    /// <param name="projectSlug">The project, such as <c>gh/acme/shop</c>.</param>
    /// <param name="request">The request body; null to send none.</param>
    /// <param name="progress">Receives the state of the triggered pipeline, with its ID and number, and each change of the state, the workflows or the pending approvals; or null.</param>
    /// <param name="options">The wait options, or null for the defaults.</param>
    /// <param name="cancellationToken">A token to cancel the wait, not the pipeline.</param>
    /// <returns>The result of the pipeline.</returns>
    /// <exception cref="CircleCiTimeoutException">The wait exceeded <see cref="WaitOptions.Timeout"/>; the message contains the pipeline's ID and state.</exception>
    /// <exception cref="CircleCiException">CircleCI could not be reached or returned an error.</exception>
    /// <exception cref="ArgumentException">An option is not valid; nothing is triggered.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public virtual Task<PipelineRun> TriggerAndWaitAsync(ProjectSlug projectSlug, PipelineTriggerRequest? request = null, IProgress<PipelineProgress>? progress = null, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        TriggerAndWaitAsync(CallMode.Awaiting, projectSlug, request, progress, options, cancellationToken);

    /// <inheritdoc cref="TriggerAndWaitAsync(ProjectSlug, PipelineTriggerRequest, IProgress{PipelineProgress}, WaitOptions, CancellationToken)"/>
    [UnsupportedOSPlatform("browser")]
    public virtual PipelineRun TriggerAndWait(ProjectSlug projectSlug, PipelineTriggerRequest? request = null, IProgress<PipelineProgress>? progress = null, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        TriggerAndWaitAsync(CallMode.Blocking, projectSlug, request, progress, options, cancellationToken).GetAwaiter().GetResult();

    /// <summary>Triggers a pipeline from a pipeline definition and waits until it has ended. See <see cref="WaitAsync"/>.</summary>
    /// <remarks>
    /// Supported for all types of projects except GitLab. CircleCI Server has no pipeline definitions.
    /// <para>HTTP: <c>POST /project/{provider}/{organization}/{project}/pipeline/run</c>, then the requests of <see cref="WaitAsync"/>. Token: personal.</para>
    /// </remarks>
    /// <param name="projectSlug">The project, such as <c>gh/acme/shop</c>.</param>
    /// <param name="request">The request body.</param>
    /// <param name="progress">Receives the state of the triggered pipeline, with its ID and number, and each change of the state, the workflows or the pending approvals; or null.</param>
    /// <param name="options">The wait options, or null for the defaults.</param>
    /// <param name="cancellationToken">A token to cancel the wait, not the pipeline.</param>
    /// <returns>The result of the pipeline.</returns>
    /// <exception cref="CircleCiTimeoutException">The wait exceeded <see cref="WaitOptions.Timeout"/>; the message contains the pipeline's ID and state.</exception>
    /// <exception cref="CircleCiException">
    /// CircleCI could not be reached or returned an error; or it started no pipeline and returned the reason, for example that the commit skips CI.
    /// </exception>
    /// <exception cref="ArgumentException">An option is not valid; nothing is triggered.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public virtual Task<PipelineRun> TriggerRunAndWaitAsync(ProjectSlug projectSlug, PipelineTriggerRunRequest request, IProgress<PipelineProgress>? progress = null, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        TriggerRunAndWaitAsync(CallMode.Awaiting, projectSlug, request, progress, options, cancellationToken);

    /// <inheritdoc cref="TriggerRunAndWaitAsync(ProjectSlug, PipelineTriggerRunRequest, IProgress{PipelineProgress}, WaitOptions, CancellationToken)"/>
    [UnsupportedOSPlatform("browser")]
    public virtual PipelineRun TriggerRunAndWait(ProjectSlug projectSlug, PipelineTriggerRunRequest request, IProgress<PipelineProgress>? progress = null, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        TriggerRunAndWaitAsync(CallMode.Blocking, projectSlug, request, progress, options, cancellationToken).GetAwaiter().GetResult();

    /// <summary>Continues the pipeline whose setup job runs this program.</summary>
    /// <remarks>
    /// A pipeline can be continued once, within six hours of its creation. The exception for a rejected request says so, because CircleCI's own message, such
    /// as "Pipeline is not in setup state." (CircleCI-Public/continuation-orb#12), does not. Parameters must not conflict with those that the pipeline was
    /// started with.
    /// <para>HTTP: <c>POST /pipeline/continue</c>. Token: personal.</para>
    /// </remarks>
    /// <param name="request">The request body. If its key is not set, it is taken from the environment variable <c>CIRCLE_CONTINUATION_KEY</c>, which setup jobs have.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>CircleCI's message.</returns>
    /// <exception cref="ArgumentException">The configuration is missing, or is a setup configuration.</exception>
    /// <exception cref="InvalidOperationException">There is no key, neither in <paramref name="request"/> nor in the environment.</exception>
    /// <exception cref="CircleCiException">CircleCI could not be reached or returned an error.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public virtual Task<MessageResponse> ContinueSetupAsync(PipelineContinueRequest request, CancellationToken cancellationToken = default) =>
        ContinueAsync(WithKey(request), cancellationToken);

    /// <inheritdoc cref="ContinueSetupAsync"/>
    [UnsupportedOSPlatform("browser")]
    public virtual MessageResponse ContinueSetup(PipelineContinueRequest request, CancellationToken cancellationToken = default) =>
        Continue(WithKey(request), cancellationToken);

    private async Task<PipelineRun> TriggerAndWaitAsync(CallMode mode, ProjectSlug projectSlug, PipelineTriggerRequest? request, IProgress<PipelineProgress>? progress, WaitOptions? options, CancellationToken cancellationToken)
    {
        var validated = Validated(options);
        var creation = await mode.CallAsync(() => TriggerAsync(projectSlug, request, cancellationToken), () => Trigger(projectSlug, request, cancellationToken)).ConfigureAwait(false);
        return await WaitFor(creation.Id, mode, validated, cancellationToken).RunAsync(progress, First(projectSlug, creation)).ConfigureAwait(false);
    }

    private async Task<PipelineRun> TriggerRunAndWaitAsync(CallMode mode, ProjectSlug projectSlug, PipelineTriggerRunRequest request, IProgress<PipelineProgress>? progress, WaitOptions? options, CancellationToken cancellationToken)
    {
        var validated = Validated(options);
        var result = await mode.CallAsync(() => TriggerRunAsync(projectSlug, request, cancellationToken), () => TriggerRun(projectSlug, request, cancellationToken)).ConfigureAwait(false);
        if (result.Pipeline is not { } creation)
            throw new CircleCiException($"No pipeline of {projectSlug} was started; CircleCI says: {result.Message ?? result.ToString()}");
        return await WaitFor(creation.Id, mode, validated, cancellationToken).RunAsync(progress, First(projectSlug, creation)).ConfigureAwait(false);
    }

    private PipelineWait WaitFor(PipelineId pipelineId, CallMode mode, WaitOptions options, CancellationToken cancellationToken) =>
        new(this, new WorkflowsClient(Connection), Connection, mode, pipelineId, options, cancellationToken);

    private static WaitOptions Validated(WaitOptions? options) => (options ?? new WaitOptions()).Validated();

    private static PipelineProgress First(ProjectSlug projectSlug, PipelineCreation creation) => new()
    {
        Pipeline = new Pipeline { Id = creation.Id, Number = creation.Number, State = creation.State, CreatedAt = creation.CreatedAt, ProjectSlug = projectSlug },
    };

    private static PipelineContinueRequest WithKey(PipelineContinueRequest request)
    {
        if (request is null)
            throw new ArgumentNullException(nameof(request));
        if (string.IsNullOrWhiteSpace(request.Configuration))
            throw new ArgumentException("There is no configuration to continue with.", nameof(request));
        if (SetupConfiguration.Is(request.Configuration))
            throw new ArgumentException("The configuration is a setup configuration (setup: true); a pipeline cannot be continued with another setup configuration.", nameof(request));
        if (!string.IsNullOrEmpty(request.ContinuationKey?.Reveal()))
            return request;
        var key = Environment.GetEnvironmentVariable(ContinuationKey);
        if (string.IsNullOrEmpty(key))
            throw new InvalidOperationException($"There is no continuation key: {ContinuationKey} is set only in the jobs of a setup workflow. Run this in one, or specify the key.");
        return new PipelineContinueRequest
        {
            Configuration = request.Configuration,
            ContinuationKey = key!,
            Parameters = request.Parameters,
            AdditionalProperties = request.AdditionalProperties,
        };
    }
}
