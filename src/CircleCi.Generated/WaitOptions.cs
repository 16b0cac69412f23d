using CircleCi.Generated.Http;

namespace CircleCi.Generated;

/// <summary>
/// How to wait for work that takes long: a pipeline, a workflow, a job, an export. It is asked for at growing intervals, and again soon after something
/// changed. What has a status that the SDK does not know has ended when it has an end: <c>stopped_at</c>, or an export its files or an error. Where you can,
/// let a webhook tell you instead: CircleCI asks for that rather than frequent polling.
/// </summary>
public sealed class WaitOptions
{
    /// <summary>
    /// How long to wait; then a <see cref="CircleCiTimeoutException"/> tells how it stands, and the work goes on without being waited for. Starts as 2
    /// hours; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no limit.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromHours(2);

    /// <summary>How long after something changed it is asked for again; from there the intervals grow by half each time. Starts as 2 seconds; an export is asked for every 10 seconds at most.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How far the intervals grow. Starts as 30 seconds; if it is less than <see cref="PollInterval"/>, they do not grow.</summary>
    public TimeSpan MaxPollInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// For pipelines: how long to wait for a workflow that ought to come, since CircleCI makes them some time after their pipeline: the first one, one
    /// after the setup workflow, or an automatic rerun. After it, the pipeline counts as done without. Starts as 2 minutes.
    /// </summary>
    public TimeSpan NewWorkflowTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>For pipelines and workflows: whether to wait no longer when nothing can go on before somebody approves it. Starts as false: to wait for the approval, for which CircleCI gives 90 days.</summary>
    public bool StopAtApproval { get; set; }

    /// <summary>A copy that later changes do not reach.</summary>
    /// <param name="minInterval">How often it may be asked at most.</param>
    /// <exception cref="ArgumentException">An option cannot be used.</exception>
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

    private static ArgumentException Refuse(TimeSpan time, string option, string wanted) => new($"{nameof(WaitOptions)}.{option} is {time}; give a time {wanted}.");
}
