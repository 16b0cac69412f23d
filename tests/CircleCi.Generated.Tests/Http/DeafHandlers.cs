using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace CircleCi.Generated.Tests.Http;

/// <summary>Handlers and bodies of a user's that know of no token: a call ends all the same, and nothing is disposed or used again that they still read into.</summary>
public class DeafHandlers
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);

    public enum End
    {
        Cancel,
        AttemptTimeout,
        Dispose,
    }

    public enum Late
    {
        Handler,
        Body,
        Content,
        TokenProvider,
    }

    [Theory]
    [CombinatorialEnds]
    public async Task Hold_no_call_that_reads(End end, bool isAsync)
    {
        using var body = new DeafBody("""{"login":"late"}""");
        using var circle = Client(new DeafHandler(body), end);
        using var cancel = new CancellationTokenSource();

        var call = Call(circle, isAsync, cancel.Token);
        await body.Reading.WaitAsync(Guard);
        Finish(circle, end, cancel);
        var failure = await Record.ExceptionAsync(() => call.WaitAsync(Guard));

        Assert.IsType(Expected(end), failure, exactMatch: false);
        Assert.False(body.IsDisposed, "The body was disposed while it was read.");
        body.Release();
        await body.Disposed.WaitAsync(Guard);
    }

    [Theory]
    [CombinatorialEnds]
    public async Task Hold_no_call_that_is_sent(End end, bool isAsync)
    {
        using var body = new DeafBody("""{"login":"late"}""");
        var handler = new DeafHandler(body, isHeld: true);
        using var circle = Client(handler, end);
        using var cancel = new CancellationTokenSource();

        var call = Call(circle, isAsync, cancel.Token);
        await handler.Sending.WaitAsync(Guard);
        Finish(circle, end, cancel);
        var failure = await Record.ExceptionAsync(() => call.WaitAsync(Guard));

        Assert.IsType(Expected(end), failure, exactMatch: false);
        handler.Release();
        // The response that came too late is let go of, too.
        await body.Disposed.WaitAsync(Guard);
    }

    [Theory]
    [CombinatorialEnds]
    public async Task Hold_no_call_whose_body_has_no_stream(End end, bool isAsync)
    {
        using var content = new DeafContent();
        using var circle = Client(new DeafHandler(content), end);
        using var cancel = new CancellationTokenSource();

        var call = Call(circle, isAsync, cancel.Token);
        await content.Writing.WaitAsync(Guard);
        Finish(circle, end, cancel);
        var failure = await Record.ExceptionAsync(() => call.WaitAsync(Guard));

        Assert.IsType(Expected(end), failure, exactMatch: false);
        Assert.False(content.Disposed.IsCompleted, "The body was disposed while it was written.");
        content.Release();
        await content.Disposed.WaitAsync(Guard);
    }

    [Theory]
    [InlineData(Late.Handler, true)]
    [InlineData(Late.Handler, false)]
    [InlineData(Late.Body, true)]
    [InlineData(Late.Body, false)]
    [InlineData(Late.Content, true)]
    [InlineData(Late.Content, false)]
    [InlineData(Late.TokenProvider, true)]
    [InlineData(Late.TokenProvider, false)]
    public async Task May_fail_late_without_a_word(Late late, bool isAsync)
    {
        var unobserved = new ConcurrentQueue<string>();
        var mark = Guid.NewGuid().ToString();
        void Observe(object? sender, UnobservedTaskExceptionEventArgs e) => unobserved.Enqueue(e.Exception.ToString());
        TaskScheduler.UnobservedTaskException += Observe;
        try
        {
            await FailLateAsync(late, mark, isAsync);
            // What was left to nobody is told when it is collected.
            for (var i = 0; i < 3; i++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Observe;
        }

        Assert.DoesNotContain(unobserved, e => e.Contains(mark, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Write_late_into_no_answer_of_another_call(bool isAsync)
    {
        var responses = new List<DeafBody>();
        for (var i = 0; i < 20; i++)
        {
            var body = new DeafBody("""{"login":"late"}""");
            responses.Add(body);
            using var circle = Client(new DeafHandler(body), End.Cancel);
            using var cancel = new CancellationTokenSource();
            var call = Call(circle, isAsync, cancel.Token);
            await body.Reading.WaitAsync(Guard);
            await cancel.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(Guard));
        }

        // They get the buffers that are free; the late ones must not be among them.
        var logins = new List<string?>();
        foreach (var late in responses)
        {
            using var prompt = new DeafBody("""{"login":"prompt"}""", onRead: late.ReleaseAndWait);
            using var circle = Client(new DeafHandler(prompt), End.Cancel);
            prompt.Release();
            logins.Add(isAsync ? (await circle.V2.Users.GetCurrentAsync()).Login : circle.V2.Users.GetCurrent().Login);
        }

        Assert.All(logins, l => Assert.Equal("prompt", l));
        responses.ForEach(a => a.Dispose());
    }

    private static async Task FailLateAsync(Late late, string message, bool isAsync)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var released = new TaskCompletionSource();
        var failed = new TaskCompletionSource();
        using var circle = new CircleCiClient(new CircleCiClientOptions
        {
            AsyncTokenProvider = late == Late.TokenProvider ? _ => FailAsync<string?>() : null,
            Token = late == Late.TokenProvider ? null : "",
            BaseAddress = new Uri("https://circle.test"),
            Handler = new LateHandler(() => late switch
            {
                Late.Handler => FailAsync<HttpResponseMessage>(),
                Late.Body => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new LateStream(FailAsync<int>)) }),
                _ => Task.FromResult(new HttpResponseMessage { Content = new LateContent(FailAsync<int>) }),
            }),
        });
        using var cancel = new CancellationTokenSource();
        var call = Call(circle, isAsync, cancel.Token);
        await begun.Task.WaitAsync(Guard);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(Guard));
        released.TrySetResult();
        await failed.Task.WaitAsync(Guard);

        async Task<T> FailAsync<T>()
        {
            begun.TrySetResult();
            await released.Task;
            failed.TrySetResult();
            throw new IOException(message);
        }
    }

    private static CircleCiClient Client(HttpMessageHandler handler, End end) => new(new CircleCiClientOptions
    {
        Token = "",
        BaseAddress = new Uri("https://circle.test"),
        Handler = handler,
        AttemptTimeout = end == End.AttemptTimeout ? TimeSpan.FromMilliseconds(200) : Timeout.InfiniteTimeSpan,
        Retry = { MaxRetries = 0 },
    });

    private static Task Call(CircleCiClient circle, bool isAsync, CancellationToken token) =>
        isAsync ? circle.V2.Users.GetCurrentAsync(token) : Task.Factory.StartNew(() => circle.V2.Users.GetCurrent(token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static void Finish(CircleCiClient circle, End end, CancellationTokenSource cancel)
    {
        if (end == End.Cancel)
            cancel.Cancel();
        if (end == End.Dispose)
            circle.Dispose();
    }

    private static Type Expected(End end) => end switch
    {
        End.Cancel => typeof(OperationCanceledException),
        End.AttemptTimeout => typeof(CircleCiTimeoutException),
        _ => typeof(ObjectDisposedException),
    };

    private sealed class CombinatorialEndsAttribute : Xunit.Sdk.DataAttribute
    {
        public override IEnumerable<object[]> GetData(System.Reflection.MethodInfo testMethod) =>
            from end in Enum.GetValues<End>()
            from isAsync in (bool[])[true, false]
            select new object[] { end, isAsync };
    }

    private sealed class LateHandler(Func<Task<HttpResponseMessage>> respond) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => respond();
    }

    private sealed class LateStream(Func<Task<int>> read) : MemoryStream
    {
        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => read();

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(read());
    }

    private sealed class LateContent(Func<Task> write) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => write();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    /// <summary>A body that is written to memory when it is asked for its stream, and only when it is released.</summary>
    private sealed class DeafContent : HttpContent
    {
        private readonly TaskCompletionSource _writing = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _released = new();
        private readonly TaskCompletionSource _disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Writing => _writing.Task;

        public Task Disposed => _disposed.Task;

        public void Release() => _released.TrySetResult();

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            _writing.TrySetResult();
            return _released.Task;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            _disposed.TrySetResult();
            base.Dispose(disposing);
        }
    }

    private sealed class DeafHandler(HttpContent content, bool isHeld = false) : HttpMessageHandler
    {
        public DeafHandler(DeafBody body, bool isHeld = false)
            : this(new StreamContent(body), isHeld)
        {
        }

        private readonly TaskCompletionSource _sending = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Sending => _sending.Task;

        public void Release() => _released.TrySetResult();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            _sending.TrySetResult();
            if (isHeld)
                await _released.Task;
            return Response();
        }

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => SendAsync(request, cancellationToken).GetAwaiter().GetResult();

        private HttpResponseMessage Response() => new(HttpStatusCode.OK) { Content = content };
    }

    /// <summary>Writes to the buffer that it was given only when it is released.</summary>
    private sealed class DeafBody(string text, Action? onRead = null) : MemoryStream
    {
        private readonly byte[] _text = Encoding.UTF8.GetBytes(text);
        private readonly TaskCompletionSource _reading = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _released = new();
        private readonly TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _position;

        public Task Reading => _reading.Task;

        public Task Disposed => _disposed.Task;

        public bool IsDisposed => _disposed.Task.IsCompleted;

        public void Release() => _released.TrySetResult();

        public void ReleaseAndWait()
        {
            Release();
            Assert.True(_written.Task.Wait(Guard));
        }

        public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), CancellationToken.None).AsTask();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _reading.TrySetResult();
            await _released.Task;
            var count = Math.Min(buffer.Length, _text.Length - _position);
            _text.AsMemory(_position, count).CopyTo(buffer);
            _position += count;
            _written.TrySetResult();
            // Late writers have their chance between what was read and its use.
            onRead?.Invoke();
            return count;
        }

        protected override void Dispose(bool disposing)
        {
            _disposed.TrySetResult();
            base.Dispose(disposing);
        }
    }
}
