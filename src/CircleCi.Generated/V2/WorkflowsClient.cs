using CircleCi.Generated.Waiting;

namespace CircleCi.Generated.V2;

public partial class WorkflowsClient
{
    /// <summary>Waits until a workflow has ended, whatever with.</summary>
    /// <remarks>
    /// A rerun is a workflow of its own; this waits for the one that is named. A 404 in the first minute is taken for one that CircleCI does not show yet,
    /// and outages of up to 5 minutes after a first response are sat out. Canceling ends the wait, not the workflow.
    /// <para>HTTP: <c>GET /workflow/{workflowId}</c>, and while it is on hold or has failed <c>GET /workflow/{workflowId}/job</c>. Token: personal.</para>
    /// </remarks>
    /// <param name="workflowId">UUID of the workflow, as listed among the workflows of its pipeline.</param>
    /// <param name="progress">Is told how it stands at first, and each time that its status or what it waits for changed.</param>
    /// <param name="options">How long and how often; null as a new <see cref="WaitOptions"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="CircleCiTimeoutException"><see cref="WaitOptions.Timeout"/> is over; the message tells how the workflow stands.</exception>
    /// <exception cref="CircleCiException">CircleCI could not be reached, or did not answer with success.</exception>
    /// <exception cref="ArgumentException">An option cannot be used.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public virtual Task<WorkflowRun> WaitAsync(Guid workflowId, IProgress<WorkflowProgress>? progress = null, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        WaitFor(workflowId, CallMode.Awaiting, options, cancellationToken).RunAsync(progress);

    /// <inheritdoc cref="WaitAsync"/>
    public virtual WorkflowRun Wait(Guid workflowId, IProgress<WorkflowProgress>? progress = null, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        WaitFor(workflowId, CallMode.Blocking, options, cancellationToken).RunAsync(progress).GetAwaiter().GetResult();

    private WorkflowWait WaitFor(Guid workflowId, CallMode mode, WaitOptions? options, CancellationToken cancellationToken) =>
        new(this, Connection, mode, workflowId, (options ?? new WaitOptions()).Validated(), cancellationToken);
}
