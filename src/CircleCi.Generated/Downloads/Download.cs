using System.Net;
using CircleCi.Generated.Http;
using CircleCi.Generated.Json;

namespace CircleCi.Generated.Downloads;

/// <summary>
/// One file on its way into a stream. If the connection breaks, the download resumes if the server can verify that the file is the same
/// one, and from the beginning if the stream allows that. If its address has expired meanwhile, it goes on at a new one.
/// </summary>
/// <param name="connection">The connection that requests the file.</param>
/// <param name="source">Which file.</param>
/// <param name="target">Where it goes.</param>
/// <param name="maxResumes">How often a download that broke is taken up again.</param>
/// <param name="received">Is notified of bytes as they are received; of a negative number if the received ones cannot be used.</param>
internal sealed class Download(ApiConnection connection, DownloadSource source, IDownloadTarget target, int maxResumes, Action<DownloadSource, long>? received = null)
{
    private const int BufferSize = 80 * 1024;
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(30);

    [ThreadStatic]
    private static Random? _random;

    private Stream? _stream;
    private string? _version;
    private bool _isReading;
    // While others' code runs, what is thrown is theirs and passes as it is.
    private bool _isOthersTurn;
    // Bytes that came since time was given.
    private int _inTime;
    private int _resumes;
    private TimeSpan _wait;
    // Whether nothing has come since the address was renewed: then another one would not help.
    private bool _isRenewed;

    /// <summary>How many bytes are there.</summary>
    public long Count { get; private set; }

    private bool IsComplete { get; set; }

    private bool CanResume => _version is not null && Count > 0 && Count < source.Length;

    private ApiRequest Request => ApiRequest.File(source.Address, CanResume ? Count : 0, isAsStored: true);

    /// <exception cref="CircleCiException">The server could not be reached, or returned an error.</exception>
    /// <exception cref="CircleCiDownloadException">It failed in the middle.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (!IsComplete)
            {
                try
                {
                    if (_wait > TimeSpan.Zero)
                        await connection.DelayAsync(_wait, cancellationToken).ConfigureAwait(false);
                    using var response = await connection.OpenAsync(Request, cancellationToken).ConfigureAwait(false);
                    if (Take(response))
                        await CopyAsync(response, cancellationToken).ConfigureAwait(false);
                }
                catch (CircleCiException e) when (!_isOthersTurn && IsToBeRenewed(e))
                {
                    if (!await source.RenewAsync(cancellationToken).ConfigureAwait(false))
                        throw;
                }
                catch (CircleCiException e) when (!_isOthersTurn && IsToBeResumed(e, cancellationToken))
                {
                }
            }
        }
        catch (Exception e) when (IsCanceled(e, cancellationToken))
        {
            throw new OperationCanceledException($"The download of {source.Name} was canceled, {Far}.", e, cancellationToken);
        }
        catch (CircleCiException e) when (!_isOthersTurn && _stream is not null)
        {
            throw Failed(e);
        }
    }

    /// <inheritdoc cref="RunAsync"/>
    public void Run(CancellationToken cancellationToken)
    {
        try
        {
            while (!IsComplete)
            {
                try
                {
                    if (_wait > TimeSpan.Zero)
                        connection.Delay(_wait, cancellationToken);
                    using var response = connection.Open(Request, cancellationToken);
                    if (Take(response))
                        Copy(response);
                }
                catch (CircleCiException e) when (!_isOthersTurn && IsToBeRenewed(e))
                {
                    if (!source.RenewAsync(cancellationToken).GetAwaiter().GetResult())
                        throw;
                }
                catch (CircleCiException e) when (!_isOthersTurn && IsToBeResumed(e, cancellationToken))
                {
                }
            }
        }
        catch (Exception e) when (IsCanceled(e, cancellationToken))
        {
            throw new OperationCanceledException($"The download of {source.Name} was canceled, {Far}.", e, cancellationToken);
        }
        catch (CircleCiException e) when (!_isOthersTurn && _stream is not null)
        {
            throw Failed(e);
        }
    }

    /// <summary>Whether the response is to be read; if not, the next one is, or all is there.</summary>
    private bool Take(OpenResponse response)
    {
        _wait = TimeSpan.Zero;
        var isPart = response.Response.StatusCode == HttpStatusCode.PartialContent;
        if (isPart && !CanResume)
            throw new CircleCiFormatException($"GET {response.Request.Path}: the server returned a part of the file that was not requested.") { Facts = { StatusCode = HttpStatusCode.PartialContent } };
        if (isPart && !IsRest(response))
        {
            // Another file may have taken its place; all of it is requested next.
            _version = null;
            return false;
        }

        if (!isPart)
            Begin(response);
        // If something was there from an earlier run, the rest is all that is needed.
        _isReading = isPart || Count == 0;
        return _isReading;
    }

    private void Begin(OpenResponse response)
    {
        _version = VersionOf(response);
        source.Length = response.Length;
        if (_stream is not null && Count > 0 && !target.CanStartOver)
            throw new CircleCiException("The server cannot resume the download, and the stream cannot be rewound.");
        _isOthersTurn = true;
        if (_stream is null)
        {
            _stream = target.Open(_version, source.Length, out var count);
            Received(count);
            IsComplete = count > 0 && count == source.Length;
        }
        else if (Count > 0)
        {
            target.StartOver();
            Received(-Count);
        }

        _isOthersTurn = false;
    }

    private async Task CopyAsync(OpenResponse response, CancellationToken cancellationToken)
    {
        var buffer = Buffers<byte>.Rent(BufferSize);
        try
        {
            Extend(response);
            while (await response.ReadAsync(buffer, 0, BufferSize).ConfigureAwait(false) is > 0 and var read)
            {
                ExtendAfter(read, response);
                _isOthersTurn = true;
#if NET8_0_OR_GREATER
                await _stream!.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
#else
                await _stream!.WriteAsync(buffer, 0, read, cancellationToken).ConfigureAwait(false);
#endif
                Received(read);
                _isOthersTurn = false;
            }

            _isOthersTurn = true;
            await _stream!.FlushAsync(cancellationToken).ConfigureAwait(false);
            _isOthersTurn = false;
        }
        finally
        {
            response.Return(buffer);
        }

        CheckLength(response);
    }

    private void Copy(OpenResponse response)
    {
        var buffer = Buffers<byte>.Rent(BufferSize);
        try
        {
            Extend(response);
            while (response.Read(buffer, 0, BufferSize) is > 0 and var read)
            {
                ExtendAfter(read, response);
                _isOthersTurn = true;
                _stream!.Write(buffer, 0, read);
                Received(read);
                _isOthersTurn = false;
            }

            _isOthersTurn = true;
            _stream!.Flush();
            _isOthersTurn = false;
        }
        finally
        {
            response.Return(buffer);
        }

        CheckLength(response);
    }

    /// <summary>Gives time for each full buffer and not for each read, so that a server that lets single bytes drip does not hold the download for ever.</summary>
    private void ExtendAfter(int read, OpenResponse response)
    {
        _inTime += read;
        if (_inTime >= BufferSize)
            Extend(response);
    }

    private void Extend(OpenResponse response)
    {
        _inTime = 0;
        response.Extend();
    }

    private void Received(long bytes)
    {
        if (bytes == 0)
            return;
        Count += bytes;
        _isRenewed &= bytes < 0;
        received?.Invoke(source, bytes);
    }

    private void CheckLength(OpenResponse response)
    {
        if (source.Length is { } length && Count != length)
        {
            throw new CircleCiConnectionException($"GET {response.Request.Path}: the response ended at byte {Count} of {length}.")
            {
                RequestMethod = response.Request.Method,
                RequestPath = response.Request.Path,
            };
        }

        IsComplete = true;
    }

    private bool IsToBeRenewed(CircleCiException e)
    {
        if (_isRenewed || !source.CanBeRenewed || !SignedAddress.MayHaveExpired(e))
            return false;
        _isRenewed = true;
        _isReading = false;
        _wait = TimeSpan.Zero;
        return true;
    }

    private bool IsToBeResumed(CircleCiException e, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested || _resumes >= maxResumes)
            return false;
        // There is no such part: the file has changed. What failed before anything was read has been retried by the call itself.
        if ((int?)e.StatusCode == 416 && CanResume)
            _version = null;
        else if (e is not CircleCiConnectionException || !_isReading)
            return false;
        if (Count > 0 && !CanResume && !target.CanStartOver)
            return false;
        _isReading = false;
        _resumes++;
        var doubled = Math.Min(FirstDelay.TotalMilliseconds * Math.Pow(2, _resumes - 1), MaxDelay.TotalMilliseconds);
        // From half of it to all of it, as calls wait.
        _wait = TimeSpan.FromMilliseconds(doubled * (0.5 + ((_random ??= new Random()).NextDouble() / 2)));
        return true;
    }

    /// <summary>Whether a part is what was requested: of the same file, from where it broke, and with as many bytes as it says to be.</summary>
    private bool IsRest(OpenResponse response) =>
        VersionOf(response) == _version
        && response.Response.Content.Headers.ContentRange is { Unit: "bytes" } range
        && range.From == Count
        && range.Length == source.Length
        && response.Length == range.To - range.From + 1;

    /// <summary>
    /// What distinguishes this file from another one at its address; null if nothing does for certain. Two files can be of the same second, so that
    /// Last-Modified does not. A response of which the length is not known cannot be resumed.
    /// </summary>
    private static string? VersionOf(OpenResponse response) =>
        response is { Length: not null, Response.Headers.ETag: { IsWeak: false, Tag: not "*" } tag } ? tag.Tag : null;

    private bool IsCanceled(Exception e, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested && (e is OperationCanceledException || (e is CircleCiConnectionException && !_isOthersTurn));

    private CircleCiDownloadException Failed(CircleCiException e) => new($"{source.Name} was not downloaded, {Far}. {e.Message}", e)
    {
        BytesReceived = Count,
        Length = source.Length,
        Facts = e.Facts,
    };

    private string Far => source.Length is { } length ? $"after {Count} of {length} bytes" : $"after {Count} bytes";
}
