using CircleCi.Generated.Json;
#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
#endif

namespace CircleCi.Generated.Http;

/// <summary>
/// Makes calls: sends a request, again where that helps, and reads the response. Shared by all clients of a <see cref="CircleCiClient"/>; a view has one
/// of its own over the same transport.
/// </summary>
internal sealed class ApiConnection : IDisposable
{
    private const int MaxRedirects = 10;

    private readonly Transport _transport;
    private readonly bool _isView;

    public ApiConnection(CircleCiClientOptions options)
        : this(new Transport(options), null, isView: false)
    {
    }

    private ApiConnection(Transport transport, CircleCiCallOptions? options, bool isView)
    {
        _transport = transport;
        _isView = isView;
        Options = options;
    }

    /// <summary>What a view does otherwise.</summary>
    public CircleCiCallOptions? Options { get; }

    public Uri BaseAddress => _transport.Settings.BaseAddress;

    public CircleCiClock Clock => _transport.Settings.Clock;

    /// <summary>A limit for several calls together, which are given its token.</summary>
    public Limit NewLimit(TimeSpan time, string option, CancellationToken cancellationToken) =>
        new(Clock, time == Timeout.InfiniteTimeSpan || time > TimeSpan.Zero ? time : TimeSpan.FromTicks(1), option, cancellationToken, _transport.Disposing);

    /// <summary>Waits between two calls; ends when the client is disposed.</summary>
    public async Task DelayAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _transport.Disposing);
        try
        {
            await OffContext.RunAsync(() => Clock.DelayAsync(time, either.Token)).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _transport.ThrowIfDisposed();
            throw;
        }
    }

    /// <inheritdoc cref="DelayAsync"/>
    public void Delay(TimeSpan time, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _transport.Disposing);
        try
        {
            Clock.Delay(time, either.Token);
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _transport.ThrowIfDisposed();
            throw;
        }
    }

    public ApiConnection With(CircleCiCallOptions options) => new(_transport, options, isView: true);

    public void Dispose()
    {
        if (!_isView)
            _transport.Dispose();
    }

    public Task<T> SendAsync<T>(ApiRequest request, ResponseShape<T> shape, CancellationToken cancellationToken) => RunAsync(request, shape, cancellationToken);

    // By itself, so that it is no task of a result: PowerShell would print that.
    public async Task SendAsync(ApiRequest request, CancellationToken cancellationToken) => await RunAsync(request, NoReader.Instance, cancellationToken).ConfigureAwait(false);

    public Task<CircleCiResponse> SendRawAsync(ApiRequest request, CancellationToken cancellationToken) => RunAsync(request, RawReader.Instance, cancellationToken);

    /// <summary>Makes a call and gives its response, of which the body is still to be read; what goes wrong with that is not retried.</summary>
    /// <exception cref="CircleCiException">There is no response, or an error.</exception>
    public async Task<OpenResponse> OpenAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var call = Begin(request, cancellationToken);
        while (true)
        {
            try
            {
                return (await AttemptAsync(call).ConfigureAwait(false)).InParts();
            }
            catch (CircleCiException e) when (call.IsToBeRetried(e))
            {
                await call.WaitAsync().ConfigureAwait(false);
            }
        }
    }

#if NET8_0_OR_GREATER
    public T Send<T>(ApiRequest request, ResponseShape<T> shape, CancellationToken cancellationToken) => Run(request, shape, cancellationToken);

    public void Send(ApiRequest request, CancellationToken cancellationToken) => Run(request, NoReader.Instance, cancellationToken);

    public CircleCiResponse SendRaw(ApiRequest request, CancellationToken cancellationToken) => Run(request, RawReader.Instance, cancellationToken);

    /// <inheritdoc cref="OpenAsync"/>
    public OpenResponse Open(ApiRequest request, CancellationToken cancellationToken)
    {
        var call = Begin(request, cancellationToken);
        while (true)
        {
            try
            {
                return Attempt(call).InParts();
            }
            catch (CircleCiException e) when (call.IsToBeRetried(e))
            {
                call.Wait();
            }
        }
    }

    private T Run<T>(ApiRequest request, IBodyReader<T> reader, CancellationToken cancellationToken)
    {
        var call = Begin(request, cancellationToken);
        while (true)
        {
            try
            {
                using var open = Attempt(call);
                using var body = new Body(open);
                while (body.Take(open.Read(body.Buffer, body.Count, body.Room)))
                {
                }

                return reader.Read(open, body.Bytes);
            }
            catch (CircleCiException e) when (call.IsToBeRetried(e))
            {
                call.Wait();
            }
        }
    }

    private OpenResponse Attempt(Call call)
    {
        call.FetchToken();
        call.WaitForTurn(_transport.Limiter);
        var one = _transport.Begin(call);
        try
        {
            for (var address = one.Address; ; address = one.Redirect(address))
            {
                one.Response = _transport.Send(_transport.Message(one, address), one);
                if (one.IsRedirect(MaxRedirects))
                    continue;
                var response = one.Open(_transport.OpenBody(one), Options, _transport.EndsByToken);
                if (one.IsSuccess)
                    return response;
                using (response)
                    throw one.Refuse(ErrorBody.Read(response));
            }
        }
        catch (Exception e)
        {
            if (one.Fail(e, _transport.HasOthersHandlers, _transport.HttpClientTimeout) is { } failure)
                throw failure;
            throw;
        }
    }
#else
    // There is no synchronous HttpClient here; the call runs off the caller's context, so that waiting for it cannot block what it waits for.
    public T Send<T>(ApiRequest request, ResponseShape<T> shape, CancellationToken cancellationToken) =>
        Blocking.StartAsync(() => SendAsync(request, shape, cancellationToken)).GetAwaiter().GetResult();

    public void Send(ApiRequest request, CancellationToken cancellationToken) =>
        Blocking.StartAsync(() => SendAsync(request, cancellationToken)).GetAwaiter().GetResult();

    public CircleCiResponse SendRaw(ApiRequest request, CancellationToken cancellationToken) =>
        Blocking.StartAsync(() => SendRawAsync(request, cancellationToken)).GetAwaiter().GetResult();

    public OpenResponse Open(ApiRequest request, CancellationToken cancellationToken) =>
        Blocking.StartAsync(() => OpenAsync(request, cancellationToken)).GetAwaiter().GetResult();
#endif

    private Call Begin(ApiRequest request, CancellationToken cancellationToken)
    {
        _transport.ThrowIfDisposed();
        var call = new Call(request, _transport.Settings, Options, cancellationToken, _transport.Disposing);
        call.WriteContent();
        return call;
    }

    // One asynchronous method for all that is done with a response: each more costs a call its objects and its turns.
    private async Task<T> RunAsync<T>(ApiRequest request, IBodyReader<T> reader, CancellationToken cancellationToken)
    {
        var call = Begin(request, cancellationToken);
        while (true)
        {
            try
            {
                using var open = await AttemptAsync(call).ConfigureAwait(false);
                using var body = new Body(open);
                while (body.Take(await open.ReadAsync(body.Buffer, body.Count, body.Room).ConfigureAwait(false)))
                {
                }

                return reader.Read(open, body.Bytes);
            }
            catch (CircleCiException e) when (call.IsToBeRetried(e))
            {
                await call.WaitAsync().ConfigureAwait(false);
            }
        }
    }

#if NET8_0_OR_GREATER
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<OpenResponse> AttemptAsync(Call call)
#else
    private async Task<OpenResponse> AttemptAsync(Call call)
#endif
    {
        if (call.FetchesToken)
            await call.FetchTokenAsync().ConfigureAwait(false);
        if (_transport.Limiter is { } limiter)
            await call.WaitForTurnAsync(limiter).ConfigureAwait(false);
        var one = _transport.Begin(call);
        try
        {
            for (var address = one.Address; ; address = one.Redirect(address))
            {
                one.Response = await _transport.SendAsync(_transport.Message(one, address), one).ConfigureAwait(false);
                if (one.IsRedirect(MaxRedirects))
                    continue;
#if NET8_0_OR_GREATER
                // .NET's own handler has begun to read the body; there is nothing to wait for.
                var body = _transport.EndsByToken ? one.Response.Content.ReadAsStream(one.Limit.Token) : await _transport.OpenBodyAsync(one).ConfigureAwait(false);
#else
                var body = await (_transport.EndsByToken ? one.Response.Content.ReadAsStreamAsync() : _transport.OpenBodyAsync(one)).ConfigureAwait(false);
#endif
                var response = one.Open(body, Options, _transport.EndsByToken);
                if (one.IsSuccess)
                    return response;
                using (response)
                    throw one.Refuse(await ErrorBody.ReadAsync(response).ConfigureAwait(false));
            }
        }
        catch (Exception e)
        {
            if (one.Fail(e, _transport.HasOthersHandlers, _transport.HttpClientTimeout) is { } failure)
                throw failure;
            throw;
        }
    }
}
