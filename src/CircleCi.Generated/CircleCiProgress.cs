namespace CircleCi.Generated;

/// <summary>
/// Hands what a call tells of its progress to a delegate, in order, on the thread that tells it: for calls that wait and block, that is the caller's, on
/// which PowerShell can run a script block. (<see cref="Progress{T}"/> hands it to another thread, at some time.)
/// </summary>
public sealed class CircleCiProgress<T> : IProgress<T>
{
    private readonly Action<T> _report;

    /// <summary>Makes it of a delegate.</summary>
    /// <param name="report">What to do with each report. What it throws ends the call.</param>
    public CircleCiProgress(Action<T> report) => _report = report ?? throw new ArgumentNullException(nameof(report));

    /// <inheritdoc/>
    public void Report(T value) => _report(value);
}
