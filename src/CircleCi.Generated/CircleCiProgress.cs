namespace CircleCi.Generated;

/// <summary>
/// Passes progress reports to a delegate, in order, on the thread that reports them. For blocking calls this is the caller's thread,
/// on which PowerShell can run a script block. (<see cref="Progress{T}"/> calls its delegate on another thread, at a later time.)
/// </summary>
public sealed class CircleCiProgress<T> : IProgress<T>
{
    private readonly Action<T> _report;

    /// <summary>Creates a progress handler from a delegate.</summary>
    /// <param name="report">The delegate to call with each report. An exception that it throws ends the call.</param>
    public CircleCiProgress(Action<T> report) => _report = report ?? throw new ArgumentNullException(nameof(report));

    /// <inheritdoc/>
    public void Report(T value) => _report(value);
}
