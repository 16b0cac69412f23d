namespace CircleCi.Stress;

/// <summary>
/// A handler of a user's that sends late and gives bodies that come late, whatever the token says. A read that nobody waits for any more still writes to its
/// buffer: whoever has been given that by then finds it in his own response. Whoever disposes a body that is being read is counted.
/// </summary>
internal sealed class DeafHandler(Tally tally, int seed) : DelegatingHandler
{
    private const int MaxDelay = 150;
    private const int MaxPart = 64 * 1024;

    private readonly Random _random = new(seed);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await Task.Delay(Delay(), CancellationToken.None);
        var response = await base.SendAsync(request, CancellationToken.None);
        Wrap(response, await response.Content.ReadAsStreamAsync(CancellationToken.None));
        return response;
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Thread.Sleep(Delay());
        var response = base.Send(request, CancellationToken.None);
        Wrap(response, response.Content.ReadAsStream(CancellationToken.None));
        return response;
    }

    private void Wrap(HttpResponseMessage response, Stream body)
    {
        var content = new StreamContent(new LateStream(body, this));
        foreach (var header in response.Content.Headers)
            content.Headers.TryAddWithoutValidation(header.Key, header.Value);
        response.Content = content;
    }

    // Mostly none, so that there are many calls.
    private int Delay()
    {
        lock (_random)
            return _random.Next(4) == 0 ? _random.Next(MaxDelay) : 0;
    }

    private sealed class LateStream(Stream inner, DeafHandler handler) : Stream
    {
        private int _readers;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Begin();
            // Into the caller's buffer only at the end, whosever that may be by then.
            var own = new byte[Math.Min(count, MaxPart)];
            var read = inner.Read(own, 0, own.Length);
            Thread.Sleep(handler.Delay());
            own.AsSpan(0, read).CopyTo(buffer.AsSpan(offset));
            Interlocked.Decrement(ref _readers);
            return read;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Begin();
            var own = new byte[Math.Min(buffer.Length, MaxPart)];
            var read = await inner.ReadAsync(own, CancellationToken.None);
            await Task.Delay(handler.Delay(), CancellationToken.None);
            own.AsSpan(0, read).CopyTo(buffer.Span);
            Interlocked.Decrement(ref _readers);
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (Volatile.Read(ref _readers) != 0)
                handler.Report("a body was disposed while it was read");
            inner.Dispose();
        }

        // Two at a time are a fault of the reader's; what they found would be of no use.
        private void Begin()
        {
            if (Interlocked.Increment(ref _readers) > 1)
                handler.Report("a body was read twice at the same time");
        }
    }

    private void Report(string what) => tally.Other(what);
}
