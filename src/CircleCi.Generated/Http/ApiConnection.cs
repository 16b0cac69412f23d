using CircleCi.Generated.Json;

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
    public void Delay(TimeSpan time, CancellationToken cancellationToken) => DelayAsync(time, cancellationToken).GetAwaiter().GetResult();

    public ApiConnection With(CircleCiCallOptions options) => new(_transport, options, isView: true);

    public void Dispose()
    {
        if (!_isView)
            _transport.Dispose();
    }

    public Task<T> SendAsync<T>(ApiRequest request, ResponseShape<T> shape, CancellationToken cancellationToken) => RunAsync(
        request,
        async open =>
        {
            using (open)
            using (var body = await Body.ReadAsync(open).ConfigureAwait(false))
                return ResponseReader.Read(open, body.Bytes, shape);
        },
        cancellationToken);

    public async Task SendAsync(ApiRequest request, CancellationToken cancellationToken) => await RunAsync(
        request,
        static async open =>
        {
            using (open)
            using (var body = await Body.ReadAsync(open).ConfigureAwait(false))
                return ResponseReader.Skip(open, body.Bytes);
        },
        cancellationToken).ConfigureAwait(false);

    public Task<CircleCiResponse> SendRawAsync(ApiRequest request, CancellationToken cancellationToken) => RunAsync(
        request,
        async open =>
        {
            using (open)
            using (var body = await Body.ReadAsync(open).ConfigureAwait(false))
                return ToResponse(open, body);
        },
        cancellationToken);

    /// <summary>Makes a call and gives its response, of which the body is still to be read; what goes wrong with that is not retried.</summary>
    /// <exception cref="CircleCiException">There is no response, or an error.</exception>
    public Task<OpenResponse> OpenAsync(ApiRequest request, CancellationToken cancellationToken) => RunAsync(request, static open => Task.FromResult(open.InParts()), cancellationToken);

#if NET8_0_OR_GREATER
    public T Send<T>(ApiRequest request, ResponseShape<T> shape, CancellationToken cancellationToken) => Run(
        request,
        open =>
        {
            using (open)
            using (var body = Body.Read(open))
                return ResponseReader.Read(open, body.Bytes, shape);
        },
        cancellationToken);

    public void Send(ApiRequest request, CancellationToken cancellationToken) => Run(
        request,
        static open =>
        {
            using (open)
            using (var body = Body.Read(open))
                return ResponseReader.Skip(open, body.Bytes);
        },
        cancellationToken);

    public CircleCiResponse SendRaw(ApiRequest request, CancellationToken cancellationToken) => Run(
        request,
        open =>
        {
            using (open)
            using (var body = Body.Read(open))
                return ToResponse(open, body);
        },
        cancellationToken);

    /// <inheritdoc cref="OpenAsync"/>
    public OpenResponse Open(ApiRequest request, CancellationToken cancellationToken) => Run(request, static open => open.InParts(), cancellationToken);

    private T Run<T>(ApiRequest request, Func<OpenResponse, T> read, CancellationToken cancellationToken)
    {
        _transport.ThrowIfDisposed();
        var call = new Call(request, _transport.Settings, Options, cancellationToken, _transport.Disposing);
        call.WriteContent();
        while (true)
        {
            try
            {
                return read(Attempt(call));
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
                one.Response = _transport.Send(_transport.Message(call, address, Options, one.Sending), one.Sending, one.Limit.Token);
                if (one.IsRedirect(MaxRedirects))
                    continue;
                var response = one.Open(_transport.Read(one.Response.Content, one.Limit.Token), Options, _transport.EndsByToken);
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
        Task.Run(() => SendAsync(request, shape, cancellationToken), CancellationToken.None).GetAwaiter().GetResult();

    public void Send(ApiRequest request, CancellationToken cancellationToken) =>
        Task.Run(() => SendAsync(request, cancellationToken), CancellationToken.None).GetAwaiter().GetResult();

    public CircleCiResponse SendRaw(ApiRequest request, CancellationToken cancellationToken) =>
        Task.Run(() => SendRawAsync(request, cancellationToken), CancellationToken.None).GetAwaiter().GetResult();

    public OpenResponse Open(ApiRequest request, CancellationToken cancellationToken) =>
        Task.Run(() => OpenAsync(request, cancellationToken), CancellationToken.None).GetAwaiter().GetResult();
#endif

    private async Task<T> RunAsync<T>(ApiRequest request, Func<OpenResponse, Task<T>> read, CancellationToken cancellationToken)
    {
        _transport.ThrowIfDisposed();
        var call = new Call(request, _transport.Settings, Options, cancellationToken, _transport.Disposing);
        call.WriteContent();
        while (true)
        {
            try
            {
                return await read(await AttemptAsync(call).ConfigureAwait(false)).ConfigureAwait(false);
            }
            catch (CircleCiException e) when (call.IsToBeRetried(e))
            {
                await call.WaitAsync().ConfigureAwait(false);
            }
        }
    }

    private async Task<OpenResponse> AttemptAsync(Call call)
    {
        await call.FetchTokenAsync().ConfigureAwait(false);
        await call.WaitForTurnAsync(_transport.Limiter).ConfigureAwait(false);
        var one = _transport.Begin(call);
        try
        {
            for (var address = one.Address; ; address = one.Redirect(address))
            {
                one.Response = await _transport.SendAsync(_transport.Message(call, address, Options, one.Sending), one.Sending, one.Limit.Token).ConfigureAwait(false);
                if (one.IsRedirect(MaxRedirects))
                    continue;
#if NET8_0_OR_GREATER
                var response = one.Open(await one.Response.Content.ReadAsStreamAsync(one.Limit.Token).ConfigureAwait(false), Options, _transport.EndsByToken);
#else
                var response = one.Open(await one.Response.Content.ReadAsStreamAsync().ConfigureAwait(false), Options, _transport.EndsByToken);
#endif
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

    private static CircleCiResponse ToResponse(OpenResponse open, Body body) => new(open.Request.Method, open.Request.Path, open.Call.Attempts, open.Response, open.Call.Token, [.. body.Bytes]) { OddMembers = open.Call.OddMembers, Entry = open.Entry() };
}
