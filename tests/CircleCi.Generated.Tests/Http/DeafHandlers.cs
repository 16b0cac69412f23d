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

    private sealed class DeafHandler(DeafBody body, bool isHeld = false) : HttpMessageHandler
    {
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

        private HttpResponseMessage Response() => new(HttpStatusCode.OK) { Content = new StreamContent(body) };
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
