using CircleCi.Generated.Waiting;

namespace CircleCi.Generated.V2;

public partial class JobsClient
{
    /// <summary>Waits until a job has ended, whatever with.</summary>
    /// <remarks>
    /// A 404 in the first minute is taken for a job that CircleCI does not show yet, and outages of up to 5 minutes after a first response are sat out.
    /// Approval jobs have no number; wait for their workflow. Canceling ends the wait, not the job.
    /// <para>HTTP: <c>GET /project/{projectSlug}/job/{jobNumber}</c>. Token: personal.</para>
    /// </remarks>
    /// <param name="projectSlug">Slug of the project, such as <c>gh/acme/shop</c>.</param>
    /// <param name="jobNumber">Number of the job in its project, returned as <c>job_number</c> among the jobs of its workflow.</param>
    /// <param name="progress">Is told how it stands at first, and each time that its status changed.</param>
    /// <param name="options">How long and how often; null as a new <see cref="WaitOptions"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The job as it ended; its <see cref="Job.Status"/> tells how.</returns>
    /// <exception cref="CircleCiTimeoutException"><see cref="WaitOptions.Timeout"/> is over; the message tells how the job stands.</exception>
    /// <exception cref="CircleCiException">CircleCI could not be reached, or did not answer with success.</exception>
    /// <exception cref="ArgumentException">An option cannot be used.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public virtual Task<Job> WaitAsync(ProjectSlug projectSlug, long jobNumber, IProgress<Job>? progress = null, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        WaitAsync(CallMode.Awaiting, projectSlug, jobNumber, progress, options, cancellationToken);

    /// <inheritdoc cref="WaitAsync(ProjectSlug, long, IProgress{Job}, WaitOptions, CancellationToken)"/>
    public virtual Job Wait(ProjectSlug projectSlug, long jobNumber, IProgress<Job>? progress = null, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        WaitAsync(CallMode.Blocking, projectSlug, jobNumber, progress, options, cancellationToken).GetAwaiter().GetResult();

    private Task<Job> WaitAsync(CallMode mode, ProjectSlug projectSlug, long jobNumber, IProgress<Job>? progress, WaitOptions? options, CancellationToken cancellationToken)
    {
        var poll = new Poll<Job>(
            Connection,
            mode,
            (options ?? new WaitOptions()).Validated(),
            $"Job {jobNumber} of {projectSlug}",
            static job => $"it is {job.Status}",
            static job => job.Status.Value,
            progress,
            cancellationToken);
        return poll.UntilAsync(
            token => mode.CallAsync(() => GetAsync(projectSlug, jobNumber, token), () => Get(projectSlug, jobNumber, token)),
            static job => Ending.HasEnded(job));
    }
}
