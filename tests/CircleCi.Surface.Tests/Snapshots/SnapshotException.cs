namespace CircleCi.Surface.Tests.Snapshots;

/// <summary>A snapshot is not what it was.</summary>
internal sealed class SnapshotException(string message) : Exception(message);
