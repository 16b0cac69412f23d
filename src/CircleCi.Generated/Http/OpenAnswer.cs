namespace CircleCi.Generated.Http;

/// <summary>An answer of success whose body is still to be read.</summary>
internal sealed class OpenAnswer : IDisposable
{
    private readonly Stream _body;
    private readonly Limit _limit;
    private readonly CancellationTokenRegistration _abort;

    /// <param name="call">What was asked.</param>
    /// <param name="response">The answer; disposed with this.</param>
    /// <param name="body">Its body.</param>
    /// <param name="limit">Ends reading when time is up or the caller cancels; disposed with this.</param>
    public OpenAnswer(Call call, HttpResponseMessage response, Stream body, Limit limit)
    {
        Call = call;
        Response = response;
        _body = body;
        _limit = limit;
        // Streams that do not know the token, and synchronous reading, end when the connection does.
        _abort = limit.Token.Register(static r => ((HttpResponseMessage)r!).Dispose(), response);
    }

    public Call Call { get; }

    public ApiRequest Request => Call.Request;

    public HttpResponseMessage Response { get; }

    /// <summary>How many bytes there will be, if the server says so.</summary>
    public long? Length => Response.Content.Headers.ContentLength;

    /// <summary>Gives what is still to be read as much time as the whole had.</summary>
    public void Extend() => _limit.Extend();

    /// <summary>Reads some bytes; 0 at the end.</summary>
    /// <exception cref="CircleCiException">The connection broke, or time is up.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public async Task<int> ReadAsync(byte[] buffer, int offset, int count)
    {
        try
        {
#if NET8_0_OR_GREATER
            return await _body.ReadAsync(buffer.AsMemory(offset, count), _limit.Token).ConfigureAwait(false);
#else
            return await _body.ReadAsync(buffer, offset, count, _limit.Token).ConfigureAwait(false);
#endif
        }
        catch (Exception e) when (Failure.Of(Request, e, _limit) is { } failure)
        {
            throw failure;
        }
    }

    /// <inheritdoc cref="ReadAsync"/>
    public int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            _limit.Token.ThrowIfCancellationRequested();
            return _body.Read(buffer, offset, count);
        }
        catch (Exception e) when (Failure.Of(Request, e, _limit) is { } failure)
        {
            throw failure;
        }
    }

    public void Dispose()
    {
        _abort.Dispose();
        _body.Dispose();
        Response.Dispose();
        _limit.Dispose();
    }
}
