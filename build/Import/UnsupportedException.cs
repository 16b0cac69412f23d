namespace CircleCi.Build.Import;

/// <summary>Sound, but nothing that can be generated: it is omitted, and the rest is imported.</summary>
internal sealed class UnsupportedException(string place, string why) : ImportException(place, $"{why}.")
{
    public string Place { get; } = place;

    /// <summary>What it is about, as a clause.</summary>
    public string Why { get; } = why;
}
