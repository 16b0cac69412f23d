using System.Runtime.Versioning;
using CircleCi.Generated.Waiting;

namespace CircleCi.Generated.V2;

public partial class WorkflowsClient
{
    /// <summary>Waits until a workflow has ended, with any status.</summary>
    /// <remarks>
    /// A rerun is a separate workflow; this waits for the specified one. A 404 in the first minute is treated as a workflow that CircleCI does not show yet,
    /// and outages of up to 5 minutes after the first response are tolerated. Canceling ends the wait, not the workflow.
    /// <para>HTTP: <c>GET /workflow/{workflowId}</c>, and while it is on hold or has failed <c>GET /workflow/{workflowId}/job</c>. Token: personal.</para>
    /// </remarks>
    /// <param name="workflowId">The ID of the workflow.</param>
    /// <param name="progress">Receives the first status and each change of the status or the pending approvals; or null.</param>
    /// <param name="options">The wait options, or null for the defaults.</param>
    /// <param name="cancellationToken">A token to cancel the wait.</param>
    /// <returns>The result of the workflow.</returns>
    /// <exception cref="CircleCiTimeoutException">The wait exceeded <see cref="WaitOptions.Timeout"/>; the message contains the workflow's status.</exception>
    /// <exception cref="CircleCiException">CircleCI could not be reached or returned an error.</exception>
    /// <exception cref="ArgumentException">An option is not valid.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public virtual Task<WorkflowRun> WaitAsync(WorkflowId workflowId, IProgress<WorkflowProgress>? progress = null, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        WaitFor(workflowId, CallMode.Awaiting, options, cancellationToken).RunAsync(progress);

    /// <inheritdoc cref="WaitAsync"/>
    [UnsupportedOSPlatform("browser")]
    public virtual WorkflowRun Wait(WorkflowId workflowId, IProgress<WorkflowProgress>? progress = null, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        WaitFor(workflowId, CallMode.Blocking, options, cancellationToken).RunAsync(progress).GetAwaiter().GetResult();

    private WorkflowWait WaitFor(WorkflowId workflowId, CallMode mode, WaitOptions? options, CancellationToken cancellationToken) =>
        new(this, Connection, mode, workflowId, (options ?? new WaitOptions()).Validated(), cancellationToken);
}
