using System.Text.RegularExpressions;
using CircleCi.Generated.Waiting;

namespace CircleCi.Generated.V2;

public partial class PipelinesClient
{
    private const string ContinuationKey = "CIRCLE_CONTINUATION_KEY";

    private static readonly Regex SetupAgain = new(@"^setup[ \t]*:[ \t]*true[ \t]*(#.*)?\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    /// <summary>Waits until a pipeline has ended: all of its workflows, whatever with.</summary>
    /// <remarks>
    /// Of workflows that were rerun the newest one counts. A setup workflow that succeeded does not end the wait, since others follow it once the pipeline
    /// is continued; one that failed does. A pipeline with errors ends at once. A 404 in the first minute is taken for a pipeline that CircleCI does not
    /// show yet, and outages of up to 5 minutes after a first response are sat out. Canceling ends the wait, not the pipeline.
    /// <para>HTTP: <c>GET /pipeline/{pipelineId}</c>, <c>GET /pipeline/{pipelineId}/workflow</c>, and for workflows that are on hold or have failed <c>GET /workflow/{workflowId}/job</c>. Token: personal.</para>
    /// </remarks>
    /// <param name="pipelineId">UUID of the pipeline.</param>
    /// <param name="progress">Is told how it stands at first, and each time that its state, its workflows or what they wait for changed.</param>
    /// <param name="options">How long and how often; null as a new <see cref="WaitOptions"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="CircleCiTimeoutException"><see cref="WaitOptions.Timeout"/> is over; the message tells how the pipeline stands.</exception>
    /// <exception cref="CircleCiException">CircleCI could not be reached, or did not answer with success.</exception>
    /// <exception cref="ArgumentException">An option cannot be used.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public virtual Task<PipelineRun> WaitAsync(Guid pipelineId, IProgress<PipelineProgress>? progress = null, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        WaitFor(pipelineId, CallMode.Awaiting, Validated(options), cancellationToken).RunAsync(progress);

    /// <inheritdoc cref="WaitAsync"/>
    public virtual PipelineRun Wait(Guid pipelineId, IProgress<PipelineProgress>? progress = null, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        WaitFor(pipelineId, CallMode.Blocking, Validated(options), cancellationToken).RunAsync(progress).GetAwaiter().GetResult();

    /// <summary>Triggers a pipeline, then waits until it has ended, as <see cref="WaitAsync"/> does.</summary>
    /// <remarks>
    /// GitLab and GitHub App projects are not supported; for the latter use <see cref="TriggerRunAndWaitAsync(ProjectSlug, PipelineTriggerRunRequest, IProgress{PipelineProgress}, WaitOptions, CancellationToken)"/>.
    /// Without a branch or tag the default branch is built.
    /// <para>HTTP: <c>POST /project/{projectSlug}/pipeline</c>, then those of <see cref="WaitAsync"/>. Token: personal.</para>
    /// </remarks>
    /// <param name="projectSlug">Slug of the project, such as <c>gh/acme/shop</c>.</param>
    /// <param name="request">What to send; null sends no body.</param>
    /// <param name="progress">Is told how it stands once it is triggered, with its id and number, and each time that its state, its workflows or what they wait for changed.</param>
    /// <param name="options">How long and how often; null as a new <see cref="WaitOptions"/>.</param>
    /// <param name="cancellationToken">Ends the wait, not the pipeline.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="CircleCiTimeoutException"><see cref="WaitOptions.Timeout"/> is over; the message tells the pipeline's id and how it stands.</exception>
    /// <exception cref="CircleCiException">CircleCI could not be reached, or did not answer with success.</exception>
    /// <exception cref="ArgumentException">An option cannot be used; then nothing is triggered.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public virtual Task<PipelineRun> TriggerAndWaitAsync(ProjectSlug projectSlug, PipelineTriggerRequest? request = null, IProgress<PipelineProgress>? progress = null, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        TriggerAndWaitAsync(CallMode.Awaiting, projectSlug, request, progress, options, cancellationToken);

    /// <inheritdoc cref="TriggerAndWaitAsync(ProjectSlug, PipelineTriggerRequest, IProgress{PipelineProgress}, WaitOptions, CancellationToken)"/>
    public virtual PipelineRun TriggerAndWait(ProjectSlug projectSlug, PipelineTriggerRequest? request = null, IProgress<PipelineProgress>? progress = null, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        TriggerAndWaitAsync(CallMode.Blocking, projectSlug, request, progress, options, cancellationToken).GetAwaiter().GetResult();

    /// <summary>Triggers a run of a pipeline definition, then waits until it has ended, as <see cref="WaitAsync"/> does.</summary>
    /// <remarks>
    /// Works for every kind of project except GitLab; CircleCI Server has no pipeline definitions.
    /// <para>HTTP: <c>POST /project/{provider}/{organization}/{project}/pipeline/run</c>, then those of <see cref="WaitAsync"/>. Token: personal.</para>
    /// </remarks>
    /// <param name="projectSlug">Slug of the project, such as <c>gh/acme/shop</c>.</param>
    /// <param name="request">What to send.</param>
    /// <param name="progress">Is told how it stands once it is triggered, with its id and number, and each time that its state, its workflows or what they wait for changed.</param>
    /// <param name="options">How long and how often; null as a new <see cref="WaitOptions"/>.</param>
    /// <param name="cancellationToken">Ends the wait, not the pipeline.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="CircleCiTimeoutException"><see cref="WaitOptions.Timeout"/> is over; the message tells the pipeline's id and how it stands.</exception>
    /// <exception cref="CircleCiException">
    /// CircleCI could not be reached, or did not answer with success; or it started nothing and says why, for instance that the commit asks to skip CI.
    /// </exception>
    /// <exception cref="ArgumentException">An option cannot be used; then nothing is triggered.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public virtual Task<PipelineRun> TriggerRunAndWaitAsync(ProjectSlug projectSlug, PipelineTriggerRunRequest request, IProgress<PipelineProgress>? progress = null, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        TriggerRunAndWaitAsync(CallMode.Awaiting, projectSlug, request, progress, options, cancellationToken);

    /// <inheritdoc cref="TriggerRunAndWaitAsync(ProjectSlug, PipelineTriggerRunRequest, IProgress{PipelineProgress}, WaitOptions, CancellationToken)"/>
    public virtual PipelineRun TriggerRunAndWait(ProjectSlug projectSlug, PipelineTriggerRunRequest request, IProgress<PipelineProgress>? progress = null, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        TriggerRunAndWaitAsync(CallMode.Blocking, projectSlug, request, progress, options, cancellationToken).GetAwaiter().GetResult();

    /// <summary>Continues the pipeline whose setup job this program runs in.</summary>
    /// <remarks>
    /// A pipeline is continued once and within six hours of its creation. The exception for what CircleCI refuses says so too, since its own message, such
    /// as "Pipeline is not in setup state." (CircleCI-Public/continuation-orb#12), does not. Parameters must not be among those that the pipeline was
    /// started with.
    /// <para>HTTP: <c>POST /pipeline/continue</c>. Token: personal.</para>
    /// </remarks>
    /// <param name="request">What to continue with; its key may be left out, then it is taken from the environment variable <c>CIRCLE_CONTINUATION_KEY</c>, which setup jobs have.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>CircleCI's message.</returns>
    /// <exception cref="ArgumentException">There is no configuration, or it is a setup configuration again.</exception>
    /// <exception cref="InvalidOperationException">There is no key, neither in <paramref name="request"/> nor in the environment.</exception>
    /// <exception cref="CircleCiException">CircleCI could not be reached, or did not answer with success.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public virtual Task<MessageResponse> ContinueSetupAsync(PipelineContinueRequest request, CancellationToken cancellationToken = default) =>
        ContinueAsync(WithKey(request), cancellationToken);

    /// <inheritdoc cref="ContinueSetupAsync"/>
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

    private PipelineWait WaitFor(Guid pipelineId, CallMode mode, WaitOptions options, CancellationToken cancellationToken) =>
        new(this, new WorkflowsClient(Connection), Connection, mode, pipelineId, options, cancellationToken);

    private static WaitOptions Validated(WaitOptions? options) => (options ?? new WaitOptions()).Validated();

    private static PipelineProgress First(ProjectSlug projectSlug, PipelineCreation creation) => new()
    {
        Pipeline = new Pipeline { Id = creation.Id, Number = creation.Number, State = creation.State, CreatedAt = creation.CreatedAt, ProjectSlug = projectSlug.ToString() },
    };

    private static PipelineContinueRequest WithKey(PipelineContinueRequest request)
    {
        if (request is null)
            throw new ArgumentNullException(nameof(request));
        if (string.IsNullOrWhiteSpace(request.Configuration))
            throw new ArgumentException("There is no configuration to continue with.", nameof(request));
        if (SetupAgain.IsMatch(request.Configuration))
            throw new ArgumentException("The configuration is a setup configuration (setup: true); a pipeline cannot be continued with another one of these.", nameof(request));
        if (!string.IsNullOrEmpty(request.ContinuationKey?.Reveal()))
            return request;
        var key = Environment.GetEnvironmentVariable(ContinuationKey);
        if (string.IsNullOrEmpty(key))
            throw new InvalidOperationException($"There is no continuation key: {ContinuationKey} is not set, as it is in the jobs of a setup workflow only. Run this in one, or give the key.");
        return new PipelineContinueRequest
        {
            Configuration = request.Configuration,
            ContinuationKey = key!,
            Parameters = request.Parameters,
            AdditionalProperties = request.AdditionalProperties,
        };
    }
}
