namespace CircleCi.Generated.Downloads;

/// <summary>A file to download.</summary>
/// <param name="name">What to call it in messages.</param>
/// <param name="address">Where it is.</param>
internal sealed class DownloadSource(string name, Uri address)
{
    public string Name { get; } = name;

    public Uri Address { get; } = address;

    /// <summary>How many bytes it has; null if the server has not said so.</summary>
    public long? Length { get; set; }
}
