namespace CircleCi.Generated.Downloads;

/// <summary>A file to download.</summary>
/// <param name="name">What to call it in messages.</param>
/// <param name="address">Where it is.</param>
/// <param name="renew">
/// Gets the current address, after the one passed to it has expired; returns null if there is no other. When blocking, its task is complete. Null if there is no way to get it.
/// </param>
internal sealed class DownloadSource(string name, Uri address, Func<Uri, CancellationToken, Task<Uri?>>? renew = null)
{
    public string Name { get; } = name;

    public Uri Address { get; private set; } = address;

    /// <summary>How many bytes it has; null if the server has not said so.</summary>
    public long? Length { get; set; }

    public bool CanBeRenewed => renew is not null;

    /// <summary>Takes the address of now.</summary>
    /// <returns>False if it has no other one.</returns>
    public async Task<bool> RenewAsync(CancellationToken cancellationToken)
    {
        if (await renew!(Address, cancellationToken).ConfigureAwait(false) is not { } now)
            return false;
        Address = now;
        return true;
    }
}
