namespace CircleCi.Generated.Tests.Support;

/// <summary>Keeps what is reported, at once and in order.</summary>
internal sealed class Reported<T>(Action<T>? also = null) : List<T>, IProgress<T>
{
    public void Report(T value)
    {
        Add(value);
        also?.Invoke(value);
    }
}
