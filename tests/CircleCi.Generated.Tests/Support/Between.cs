namespace CircleCi.Generated.Tests.Support;

/// <summary>A handler that does something of its own around what is sent.</summary>
internal sealed class Between(Func<HttpRequestMessage, Func<HttpRequestMessage, Task<HttpResponseMessage>>, Task<HttpResponseMessage>> send) : DelegatingHandler
{
    /// <summary>Sends on another thread, where nothing of the call flows.</summary>
    public static Between OnAnotherThread() => new((request, next) =>
    {
        using (ExecutionContext.SuppressFlow())
            return Task.Run(() => next(request));
    });

    /// <summary>Sends one after another, in the context of the first call of all.</summary>
    public static Between Queue()
    {
        var work = System.Threading.Channels.Channel.CreateUnbounded<Func<Task>>();
        Task? worker = null;
        return new Between((request, next) =>
        {
            worker ??= Task.Run(async () =>
            {
                await foreach (var one in work.Reader.ReadAllAsync())
                    await one();
            });
            var response = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
            work.Writer.TryWrite(async () =>
            {
                try
                {
                    response.SetResult(await next(request));
                }
                catch (Exception e)
                {
                    response.SetException(e);
                }
            });
            return response.Task;
        });
    }

    /// <summary>Sends to a gateway that has the server under a path of its own.</summary>
    public static Between Gateway() => new((request, next) =>
    {
        request.RequestUri = new UriBuilder(request.RequestUri!) { Path = "/gateway" + request.RequestUri!.AbsolutePath }.Uri;
        return next(request);
    });

    /// <summary>Makes a call of another client before.</summary>
    public static Between AfterACallOf(Func<CircleCiClient> other) => new(async (request, next) =>
    {
        using var circle = other();
        _ = circle.V2.Users.GetCurrent();
        return await next(request);
    });

    /// <summary>Asks whether the server is there before, with all that the request has.</summary>
    public static Between AfterAQuestion() => new(async (request, next) =>
    {
        using var question = await SendingAgain.Copy(request);
        (question.Method, question.Content) = (HttpMethod.Get, null);
        (await next(question)).Dispose();
        return await next(request);
    });

    /// <summary>Makes a log of what is sent.</summary>
    public static Between Log() => new(async (request, next) =>
    {
        if (request.Content is not null)
            await request.Content.ReadAsStringAsync();
        return await next(request);
    });

    /// <summary>Tells every failure as a 429.</summary>
    public static Between Swallow() => new(async (request, next) =>
    {
        try
        {
            return await next(request);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new HttpResponseMessage(System.Net.HttpStatusCode.TooManyRequests) { Headers = { { "Retry-After", "0" } } };
        }
    });

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        send(request, r => base.SendAsync(r, cancellationToken));

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        send(request, r => Task.FromResult(base.Send(r, cancellationToken))).GetAwaiter().GetResult();
}
