using CircleCi.Generated.Json;
#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
#endif

namespace CircleCi.Generated.Http;

/// <summary>
/// A response whose body is still to be read. Reads end by their token; nothing is disposed while one is under way. One that overlooks its token, as streams of
/// other handlers may, is left behind: it keeps its buffer, and what it reads from is disposed when it ends.
/// </summary>
internal sealed class OpenResponse : IDisposable
{
    private readonly Stream _body;
    private readonly Limit _limit;
    private readonly bool _endsByToken;
    private bool _isTimedInParts;
    private Task? _leftBehind;

    /// <param name="call">The call.</param>
    /// <param name="response">The response; disposed with this.</param>
    /// <param name="body">Its body.</param>
    /// <param name="limit">Ends reading when time is up or the caller cancels; disposed with this.</param>
    /// <param name="endsByToken">Whether a read ends by its token for certain.</param>
    public OpenResponse(Call call, HttpResponseMessage response, Stream body, Limit limit, bool endsByToken)
    {
        _endsByToken = endsByToken;
        Call = call;
        Response = response;
        _limit = limit;
        _body = call.Request.IsAsStored ? body : Decompression.Of(response, body);
        IsDecompressed = !ReferenceEquals(_body, body);
    }

    public Call Call { get; }

    public ApiRequest Request => Call.Request;

    public HttpResponseMessage Response { get; }

    /// <summary>How many bytes there will be, if the server says so.</summary>
    public long? Length => IsDecompressed ? null : Response.Content.Headers.ContentLength;

    /// <summary>How many bytes of a response, or of one item of it, are held in memory at most.</summary>
    public long MaxSize => Call.MaxSize;

    private bool IsDecompressed { get; }

    /// <summary>A warning for the log, without its message.</summary>
    public CircleCiLogEntry Entry() => new(CircleCiLogLevel.Warning, "")
    {
        RequestMethod = Request.Method,
        RequestPath = Request.Path,
        StatusCode = Response.StatusCode,
        Attempt = Call.Attempts,
    };

    /// <summary>Lets the time of a part run only while it is read: what the caller does in between may take as long as it likes.</summary>
    public OpenResponse InParts()
    {
        var (time, option) = Call.PartTime;
        _limit.TimeParts(time, option);
        _isTimedInParts = true;
        return this;
    }

    /// <summary>Gives the next part of the response its own time.</summary>
    public void Extend() => _limit.Extend();

    /// <summary>Reads some bytes; 0 at the end.</summary>
    /// <exception cref="CircleCiException">The connection broke, or time is up.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
#if NET8_0_OR_GREATER
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<int> ReadAsync(byte[] buffer, int offset, int count)
#else
    public async Task<int> ReadAsync(byte[] buffer, int offset, int count)
#endif
    {
        try
        {
            Begin();
            if (_endsByToken)
                return await Start(buffer, offset, count).ConfigureAwait(false);
            var read = StartOffContextAsync(buffer, offset, count);
            if (!read.IsCompleted && !await TokenWait.ForAsync(read, _limit.Token).ConfigureAwait(false))
                LeaveBehind(read);
            return await read.ConfigureAwait(false);
        }
        catch (Exception e) when (Failure.OfReading(Call, e, _limit) is { } failure)
        {
            throw failure;
        }
        finally
        {
            End();
        }
    }

    /// <inheritdoc cref="ReadAsync"/>
    /// <remarks>An asynchronous read that is waited for: it ends by its token, which a blocking one does not know.</remarks>
    public int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            Begin();
            var read = _endsByToken ? StartTask(buffer, offset, count) : StartOffContextAsync(buffer, offset, count);
            if (!read.IsCompleted && !TokenWait.For(read, _limit.Token))
                LeaveBehind(read);
            return read.GetAwaiter().GetResult();
        }
        catch (Exception e) when (Failure.OfReading(Call, e, _limit) is { } failure)
        {
            throw failure;
        }
        finally
        {
            End();
        }
    }

    /// <summary>Gives a buffer that was read into back to its pool, unless a read may still write to it.</summary>
    public void Return(byte[] buffer)
    {
        if (_leftBehind is null)
            Buffers<byte>.Return(buffer);
    }

    public void Dispose()
    {
        if (_leftBehind is { } read)
        {
            _leftBehind.ContinueWith(
                static (_, it) => ((OpenResponse)it!).Close(),
                this,
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
            return;
        }

        Close();
    }

    private void Close()
    {
        _body.Dispose();
        Response.Dispose();
        _limit.Dispose();
    }

#if NET8_0_OR_GREATER
    private ValueTask<int> Start(byte[] buffer, int offset, int count)
    {
        _limit.Token.ThrowIfCancellationRequested();
        return _body.ReadAsync(buffer.AsMemory(offset, count), _limit.Token);
    }

    private Task<int> StartTask(byte[] buffer, int offset, int count) => Start(buffer, offset, count).AsTask();
#else
    private Task<int> Start(byte[] buffer, int offset, int count)
    {
        _limit.Token.ThrowIfCancellationRequested();
        return _body.ReadAsync(buffer, offset, count, _limit.Token);
    }

    private Task<int> StartTask(byte[] buffer, int offset, int count) => Start(buffer, offset, count);
#endif

    // By itself, so that only what needs a closure makes one.
    private Task<int> StartOffContextAsync(byte[] buffer, int offset, int count) => OffContext.RunAsync(() => StartTask(buffer, offset, count));

    private void LeaveBehind(Task read)
    {
        _leftBehind = read;
        throw new OperationCanceledException(_limit.Token);
    }

    private void Begin()
    {
        if (_isTimedInParts)
            _limit.Resume();
    }

    private void End()
    {
        if (_isTimedInParts)
            _limit.Pause();
    }
}
