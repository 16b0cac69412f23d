using System.Text;
using CircleCi.Generated.Json;

namespace CircleCi.Generated.Http;

/// <summary>
/// Makes calls: sends a request, again where that helps, and reads the answer. Shared by all clients of a <see cref="CircleCiClient"/>; a view has one
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

    public ApiConnection With(CircleCiCallOptions options) => new(_transport, options, isView: true);

    public void Dispose()
    {
        if (!_isView)
            _transport.Dispose();
    }

    public Task<T> SendAsync<T>(ApiRequest request, Answer<T> answer, CancellationToken cancellationToken) => RunAsync(
        request,
        async open =>
        {
            using (open)
            using (var body = await Body.ReadAsync(open).ConfigureAwait(false))
                return AnswerReader.Read(open, body.Bytes, answer);
        },
        cancellationToken);

    public async Task SendAsync(ApiRequest request, CancellationToken cancellationToken) => await SendRawAsync(request, cancellationToken).ConfigureAwait(false);

    public Task<CircleCiResponse> SendRawAsync(ApiRequest request, CancellationToken cancellationToken) => RunAsync(
        request,
        async open =>
        {
            using (open)
            using (var body = await Body.ReadAsync(open).ConfigureAwait(false))
                return ToResponse(open, body);
        },
        cancellationToken);

    /// <summary>Makes a call and gives its answer, of which the body is still to be read; what goes wrong with that is not tried again.</summary>
    /// <exception cref="CircleCiException">There is no answer, or not one of success.</exception>
    public Task<OpenAnswer> OpenAsync(ApiRequest request, CancellationToken cancellationToken) => RunAsync(request, Task.FromResult, cancellationToken);

#if NET8_0_OR_GREATER
    public T Send<T>(ApiRequest request, Answer<T> answer, CancellationToken cancellationToken) => Run(
        request,
        open =>
        {
            using (open)
            using (var body = Body.Read(open))
                return AnswerReader.Read(open, body.Bytes, answer);
        },
        cancellationToken);

    public void Send(ApiRequest request, CancellationToken cancellationToken) => SendRaw(request, cancellationToken);

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
    public OpenAnswer Open(ApiRequest request, CancellationToken cancellationToken) => Run(request, static open => open, cancellationToken);

    private T Run<T>(ApiRequest request, Func<OpenAnswer, T> read, CancellationToken cancellationToken)
    {
        var call = new Call(request, _transport.Settings, Options, cancellationToken);
        while (true)
        {
            try
            {
                return read(Try(call));
            }
            catch (CircleCiException e) when (call.IsToBeRetried(e))
            {
                call.Wait();
            }
        }
    }

    private OpenAnswer Try(Call call)
    {
        if (_transport.TakeTurn() is var turn && turn > TimeSpan.Zero)
            Clock.Delay(turn, call.Cancellation);
        var one = _transport.Begin(call);
        try
        {
            for (var address = one.Address; ; address = one.Redirect(address))
            {
                using var message = _transport.Message(call, address, Options);
                one.Response = _transport.Http.Send(message, HttpCompletionOption.ResponseHeadersRead, one.Limit.Token);
                if (one.IsRedirect(MaxRedirects))
                    continue;
                var answer = one.Answer(one.Response.Content.ReadAsStream(one.Limit.Token), Options);
                if (one.Response.IsSuccessStatusCode)
                    return answer;
                using (answer)
                using (var body = Body.Read(answer))
                    throw one.Refuse(Encoding.UTF8.GetString(body.Bytes));
            }
        }
        catch (Exception e)
        {
            if (one.Fail(e) is { } failure)
                throw failure;
            throw;
        }
    }
#else
    // There is no synchronous HttpClient here; the call runs off the caller's context, so that waiting for it cannot block what it waits for.
    public T Send<T>(ApiRequest request, Answer<T> answer, CancellationToken cancellationToken) =>
        Task.Run(() => SendAsync(request, answer, cancellationToken), cancellationToken).GetAwaiter().GetResult();

    public void Send(ApiRequest request, CancellationToken cancellationToken) =>
        Task.Run(() => SendAsync(request, cancellationToken), cancellationToken).GetAwaiter().GetResult();

    public CircleCiResponse SendRaw(ApiRequest request, CancellationToken cancellationToken) =>
        Task.Run(() => SendRawAsync(request, cancellationToken), cancellationToken).GetAwaiter().GetResult();

    public OpenAnswer Open(ApiRequest request, CancellationToken cancellationToken) =>
        Task.Run(() => OpenAsync(request, cancellationToken), cancellationToken).GetAwaiter().GetResult();
#endif

    private async Task<T> RunAsync<T>(ApiRequest request, Func<OpenAnswer, Task<T>> read, CancellationToken cancellationToken)
    {
        var call = new Call(request, _transport.Settings, Options, cancellationToken);
        while (true)
        {
            try
            {
                return await read(await TryAsync(call).ConfigureAwait(false)).ConfigureAwait(false);
            }
            catch (CircleCiException e) when (call.IsToBeRetried(e))
            {
                await call.WaitAsync().ConfigureAwait(false);
            }
        }
    }

    private async Task<OpenAnswer> TryAsync(Call call)
    {
        if (_transport.TakeTurn() is var turn && turn > TimeSpan.Zero)
            await Clock.DelayAsync(turn, call.Cancellation).ConfigureAwait(false);
        var one = _transport.Begin(call);
        try
        {
            for (var address = one.Address; ; address = one.Redirect(address))
            {
                using var message = _transport.Message(call, address, Options);
                one.Response = await _transport.Http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, one.Limit.Token).ConfigureAwait(false);
                if (one.IsRedirect(MaxRedirects))
                    continue;
#if NET8_0_OR_GREATER
                var answer = one.Answer(await one.Response.Content.ReadAsStreamAsync(one.Limit.Token).ConfigureAwait(false), Options);
#else
                var answer = one.Answer(await one.Response.Content.ReadAsStreamAsync().ConfigureAwait(false), Options);
#endif
                if (one.Response.IsSuccessStatusCode)
                    return answer;
                using (answer)
                using (var body = await Body.ReadAsync(answer).ConfigureAwait(false))
                    throw one.Refuse(Encoding.UTF8.GetString(body.Bytes.Array!, 0, body.Bytes.Count));
            }
        }
        catch (Exception e)
        {
            if (one.Fail(e) is { } failure)
                throw failure;
            throw;
        }
    }

    private static CircleCiResponse ToResponse(OpenAnswer open, Body body) => new(open.Request.Method, open.Request.Path, open.Call.Tries, open.Response, [.. body.Bytes]);
}
