using System.Runtime.Versioning;
using CircleCi.Generated.Waiting;

namespace CircleCi.Generated.V2;

public partial class JobsClient
{
    /// <summary>Waits until a job has ended, with any status.</summary>
    /// <remarks>
    /// A 404 in the first minute is treated as a job that CircleCI does not show yet, and outages of up to 5 minutes after the first response are tolerated.
    /// Approval jobs have no number; wait for their workflow instead. Canceling ends the wait, not the job.
    /// <para>HTTP: <c>GET /project/{projectSlug}/job/{jobNumber}</c>. Token: personal.</para>
    /// </remarks>
    /// <param name="projectSlug">The project, such as <c>gh/acme/shop</c>.</param>
    /// <param name="jobNumber">The number of the job in its project, as in <see cref="WorkflowJob.JobNumber"/>.</param>
    /// <param name="progress">Receives the first status and each change; or null.</param>
    /// <param name="options">The wait options, or null for the defaults.</param>
    /// <param name="cancellationToken">A token to cancel the wait.</param>
    /// <returns>The ended job, with its final <see cref="Job.Status"/>.</returns>
    /// <exception cref="CircleCiTimeoutException">The wait exceeded <see cref="WaitOptions.Timeout"/>; the message contains the job's status.</exception>
    /// <exception cref="CircleCiException">CircleCI could not be reached or returned an error.</exception>
    /// <exception cref="ArgumentException">An option is not valid.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public virtual Task<Job> WaitAsync(ProjectSlug projectSlug, long jobNumber, IProgress<Job>? progress = null, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        WaitAsync(CallMode.Awaiting, projectSlug, jobNumber, progress, options, cancellationToken);

    /// <inheritdoc cref="WaitAsync(ProjectSlug, long, IProgress{Job}, WaitOptions, CancellationToken)"/>
    [UnsupportedOSPlatform("browser")]
    public virtual Job Wait(ProjectSlug projectSlug, long jobNumber, IProgress<Job>? progress = null, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        WaitAsync(CallMode.Blocking, projectSlug, jobNumber, progress, options, cancellationToken).GetAwaiter().GetResult();

    /// <param name="job">The job, as returned by another operation.</param>
    /// <param name="progress">Receives the first status and each change; or null.</param>
    /// <param name="options">The wait options, or null for the defaults.</param>
    /// <param name="cancellationToken">A token to cancel the wait.</param>
    /// <inheritdoc cref="WaitAsync(ProjectSlug, long, IProgress{Job}, WaitOptions, CancellationToken)"/>
    public virtual Task<Job> WaitAsync(JobReference job, IProgress<Job>? progress = null, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        WaitAsync(job.ProjectSlug, job.Number, progress, options, cancellationToken);

    /// <param name="job">The job, as returned by another operation.</param>
    /// <param name="progress">Receives the first status and each change; or null.</param>
    /// <param name="options">The wait options, or null for the defaults.</param>
    /// <param name="cancellationToken">A token to cancel the wait.</param>
    /// <inheritdoc cref="WaitAsync(ProjectSlug, long, IProgress{Job}, WaitOptions, CancellationToken)"/>
    [UnsupportedOSPlatform("browser")]
    public virtual Job Wait(JobReference job, IProgress<Job>? progress = null, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        Wait(job.ProjectSlug, job.Number, progress, options, cancellationToken);

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
