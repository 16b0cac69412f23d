using CircleCi.Generated.V2;

namespace CircleCi.Generated.Tests.Downloads;

/// <summary>Keeps reports, and acts on them at once: the framework's own would do so some time later.</summary>
internal sealed class Progress(Action<ArtifactProgress>? act = null) : IProgress<ArtifactProgress>
{
    public List<ArtifactProgress> Reports { get; } = [];

    public void Report(ArtifactProgress value)
    {
        Reports.Add(value);
        act?.Invoke(value);
    }
}
