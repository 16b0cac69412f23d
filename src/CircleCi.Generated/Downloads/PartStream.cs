namespace CircleCi.Generated.Downloads;

/// <summary>
/// What is written to a part. Nothing is held back in a buffer, so that what a full disk does not take is reported by the write and not when the file is
/// closed; and a file that gets too large for its file system or a quota is reported as such, for which .NET says that an argument is wrong.
/// </summary>
internal sealed class PartStream(string path, FileMode mode, bool isAsync) : FileStream(path, mode, FileAccess.Write, FileShare.None, bufferSize: 1, isAsync)
{
    private readonly string _path = path;

    public override void Write(byte[] buffer, int offset, int count)
    {
        try
        {
            base.Write(buffer, offset, count);
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw TooLarge(e);
        }
    }

#if NET8_0_OR_GREATER
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            await base.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw TooLarge(e);
        }
    }
#else
    public override async Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        try
        {
            await base.WriteAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false);
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw TooLarge(e);
        }
    }
#endif

    private IOException TooLarge(Exception e) => new($"The file system cannot store all of '{_path}': it is too large.", e);
}
