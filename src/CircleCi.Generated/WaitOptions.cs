using CircleCi.Generated.Http;

namespace CircleCi.Generated;

/// <summary>
/// The options for waiting for long-running work: a pipeline, a workflow, a job or an export. Its state is requested at increasing intervals, and again soon after a
/// change. Work whose status is not known to the SDK has ended when it has an end time (<c>stopped_at</c>), or in the case of an export, files or an error. If
/// possible, use a webhook instead: CircleCI recommends that over frequent polling.
/// </summary>
public sealed class WaitOptions
{
    /// <summary>
    /// The maximum duration of the wait. After that, a <see cref="CircleCiTimeoutException"/> contains the current state, and the work continues. The default is 2
    /// hours. Use <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no limit.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromHours(2);

    /// <summary>The time until the next request after a change; from there, the intervals grow by half each time. The default is 2 seconds. The state of an export is requested at most every 10 seconds.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The maximum interval. The default is 30 seconds. If it is shorter than <see cref="PollInterval"/>, the intervals do not grow.</summary>
    public TimeSpan MaxPollInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// For pipelines: how long to wait for an expected workflow, because CircleCI creates workflows some time after their pipeline: the first one, one
    /// after the setup workflow, or an automatic rerun. After that, the pipeline is considered to have ended without it. The default is 2 minutes.
    /// </summary>
    public TimeSpan NewWorkflowTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>For pipelines and workflows: whether to stop waiting when nothing can continue without an approval. The default is false: to wait for the approval, for which CircleCI allows 90 days.</summary>
    public bool StopAtApproval { get; set; }

    /// <summary>Validates the options and returns a copy, which later changes do not affect.</summary>
    /// <param name="minInterval">The minimum interval between requests.</param>
    /// <exception cref="ArgumentException">An option is not valid.</exception>
    internal WaitOptions Validated(TimeSpan minInterval = default)
    {
        var interval = Max(Positive(PollInterval, nameof(PollInterval)), minInterval);
        return new WaitOptions
        {
            Timeout = Timeouts.Check(Timeout, $"{nameof(WaitOptions)}.{nameof(Timeout)}")!.Value,
            PollInterval = interval,
            MaxPollInterval = Max(Positive(MaxPollInterval, nameof(MaxPollInterval)), interval),
            NewWorkflowTimeout = Timeouts.NotTicks(NewWorkflowTimeout, $"{nameof(WaitOptions)}.{nameof(NewWorkflowTimeout)}") >= TimeSpan.Zero ? NewWorkflowTimeout : throw Refuse(NewWorkflowTimeout, nameof(NewWorkflowTimeout), "that is not negative"),
            StopAtApproval = StopAtApproval,
        };
    }

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;

    private static TimeSpan Positive(TimeSpan time, string option) =>
        Timeouts.NotTicks(time, $"{nameof(WaitOptions)}.{option}") > TimeSpan.Zero && time.TotalMilliseconds <= int.MaxValue ? time : throw Refuse(time, option, "that is positive, of 24 days at most");

    private static ArgumentException Refuse(TimeSpan time, string option, string wanted) => new($"{nameof(WaitOptions)}.{option} is {time}; specify a time {wanted}.");
}
