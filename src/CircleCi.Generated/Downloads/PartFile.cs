using System.Security.Cryptography;
using System.Text;

namespace CircleCi.Generated.Downloads;

/// <summary>
/// A file in the making. It has another name beside its own until it is complete, so that nobody takes a part for the complete file; if it does not get
/// there, it is removed or, where that is requested, kept for a later run. Its name then identifies what it is a part of.
/// </summary>
internal sealed class PartFile(string path, bool isKept, bool isAsync) : IDownloadTarget, IDisposable
{
    // With what is added, no name gets longer than file systems allow.
    private const int MaxName = 60;

    private FileStream? _stream;
    private string? _part;
    private bool _isIdentified;

    public bool CanStartOver => true;

    /// <exception cref="IOException">The file cannot be made, or another download is at it.</exception>
    /// <inheritdoc/>
    public Stream Open(string? version, long? length, out long count)
    {
        var directory = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(directory);
        _isIdentified = isKept && version is not null && length is not null;
        var id = _isIdentified ? Id($"{path}\n{version}\n{length}") : Guid.NewGuid().ToString("N").Substring(0, 16);
        var name = Path.GetFileName(path);
        _part = Path.Combine(directory, $"{(name.Length > MaxName ? name.Substring(0, MaxName) : name)}.{id}.part");
        // A link that somebody else put there is not followed.
        if (_isIdentified && LocalPath.IsLink(_part))
            File.Delete(_part);
        _stream = new PartStream(_part, _isIdentified ? FileMode.OpenOrCreate : FileMode.CreateNew, isAsync);
        if (_stream.Length > length)
            _stream.SetLength(0);
        count = _stream.Seek(0, SeekOrigin.End);
        return _stream;
    }

    public void StartOver()
    {
        _stream!.SetLength(0);
        // Its name identifies what it was a part of before.
        _isIdentified = false;
    }

    /// <summary>Gives the file its name, in place of one that is there.</summary>
    /// <exception cref="IOException">That cannot be replaced.</exception>
    public void Complete()
    {
        _stream!.Dispose();
#if NET8_0_OR_GREATER
        File.Move(_part!, path, overwrite: true);
#else
        if (File.Exists(path))
            File.Replace(_part!, path, null);
        else
            File.Move(_part!, path);
#endif
        _stream = null;
    }

    public void Dispose()
    {
        if (_stream is null)
            return;
        try
        {
            _stream.Dispose();
        }
        catch (Exception)
        {
            // Whatever it is, the part goes in any case, or is shorter by what its disk did not take; what is thrown already says more.
        }

        try
        {
            if (!_isIdentified || new FileInfo(_part!).Length == 0)
                File.Delete(_part!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What is thrown already says more than that something else has the part open.
        }
    }

    private static string Id(string text)
    {
        using var hash = SHA256.Create();
        return BitConverter.ToString(hash.ComputeHash(Encoding.UTF8.GetBytes(text)), 0, 8).Replace("-", "").ToLowerInvariant();
    }
}
