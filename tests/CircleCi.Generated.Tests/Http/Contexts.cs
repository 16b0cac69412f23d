using System.Collections.Concurrent;
using System.Net;
using System.Text;
using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;

namespace CircleCi.Generated.Tests.Http;

/// <summary>Callers whose context has one thread, as windows do, and who block it: handlers, streams and clocks of others that come back to the context do not hold the call.</summary>
public class Contexts
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(20);

    public static TheoryData<string> Calls => ["call", "list", "log", "file", "wait"];

    [Theory]
    [MemberData(nameof(Calls))]
    public void Are_not_needed_by_calls_that_block_them(string what)
    {
        using var circle = new CircleCiClient(new CircleCiClientOptions { Token = "", BaseAddress = new Uri("http://127.0.0.1/"), Handler = new ReturningHandler(), Clock = new ReturningClock() });

        AssertEnds(() =>
        {
            switch (what)
            {
                case "call":
                    circle.V2.Users.GetCurrent();
                    break;
                case "list":
                    Assert.Single(circle.V2.Pipelines.EnumerateForProject("gh/acme/shop"));
                    break;
                case "log":
                    Assert.Equal("text", circle.Logs.ReadText("gh/acme/shop", 7));
                    break;
                case "file":
                    circle.V2.Jobs.DownloadArtifact(new Artifact { Path = "a", Url = "http://127.0.0.1/file" }, Stream.Null);
                    break;
                default:
                    Assert.Throws<CircleCiTimeoutException>(() => circle.V2.Workflows.Wait(Guid.NewGuid(), null, new WaitOptions { Timeout = TimeSpan.FromMilliseconds(20), PollInterval = TimeSpan.FromMilliseconds(5) }));
                    break;
            }
        });
    }

    [Fact]
    public void Are_not_needed_by_asynchronous_calls_that_are_blocked_on()
    {
        using var circle = new CircleCiClient(new CircleCiClientOptions { Token = "", BaseAddress = new Uri("http://127.0.0.1/"), Handler = new ReturningHandler(), Clock = new ReturningClock() });

        AssertEnds(() => circle.V2.Users.GetCurrentAsync().GetAwaiter().GetResult());
    }

    [Fact]
    public void Are_not_needed_by_calls_that_wait_to_be_tried_again()
    {
        using var circle = new CircleCiClient(new CircleCiClientOptions
        {
            Token = "",
            BaseAddress = new Uri("http://127.0.0.1/"),
            Handler = new ReturningHandler(failures: 1),
            Clock = new ReturningClock(),
            Retry = { Delay = TimeSpan.FromMilliseconds(2) },
        });

        AssertEnds(() => circle.V2.Users.GetCurrent());
    }

    private static void AssertEnds(Action act)
    {
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            SynchronizationContext.SetSynchronizationContext(new BlockedContext());
            failure = Record.Exception(act);
        })
        { IsBackground = true };
        thread.Start();
        Assert.True(thread.Join(Guard), "The call waits for the thread that waits for it.");
        Assert.Null(failure);
    }

    /// <summary>Nobody runs what is posted here: the thread is busy.</summary>
    private sealed class BlockedContext : SynchronizationContext
    {
        private readonly ConcurrentQueue<SendOrPostCallback> _posted = [];

        public override void Post(SendOrPostCallback d, object? state) => _posted.Enqueue(d);
    }

    // No ConfigureAwait(false) in these: they are the user's, who need not know.
#pragma warning disable CA2007
    private sealed class ReturningClock : CircleCiClock
    {
        public override DateTimeOffset UtcNow => DateTimeOffset.UtcNow;

        public override IDisposable CallAfter(TimeSpan due, Action action) => CircleCiClock.System.CallAfter(due, action);

        public override async Task DelayAsync(TimeSpan time, CancellationToken cancellationToken = default) => await Task.Delay(time, cancellationToken);
    }

    private sealed class ReturningHandler(int failures = 0) : HttpMessageHandler
    {
        private int _sent;

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => Respond(request);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(1, cancellationToken);
            return Respond(request);
        }

        private HttpResponseMessage Respond(HttpRequestMessage request)
        {
            if (Interlocked.Increment(ref _sent) <= failures)
                return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
            var path = request.RequestUri!.AbsolutePath;
            var body = path switch
            {
                "/file" => "text",
                _ when path.StartsWith("/api/v1.1", StringComparison.Ordinal) => """{"build_num":7,"steps":[{"name":"a","actions":[{"name":"a","has_output":true,"output_url":"http://127.0.0.1/file"}]}]}""",
                _ when path.EndsWith("/pipeline", StringComparison.Ordinal) => """{"items":[{"number":1}]}""",
                _ => """{"id":"6a1b1c1e-0000-4000-8000-000000000001","status":"running"}""",
            };
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new ReturningStream(Encoding.UTF8.GetBytes(body))) };
        }
    }

    private sealed class ReturningStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            await Task.Delay(1, cancellationToken);
            return Read(buffer, offset, Math.Min(count, 20));
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(1, cancellationToken);
            return Read(buffer.Span[..Math.Min(buffer.Length, 20)]);
        }
    }
#pragma warning restore CA2007
}
