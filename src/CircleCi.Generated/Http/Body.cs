namespace CircleCi.Generated.Http;

/// <summary>A whole body in a pooled buffer.</summary>
internal sealed class Body : IDisposable
{
    private const int FirstSize = 16 * 1024;
    // What a server claims is not believed beyond this before it comes.
    private const int MaxFirstSize = 4 * 1024 * 1024;

    private byte[] _buffer;
    private int _count;

    // One byte more than there will be tells that there are no more.
    private Body(long? length) => _buffer = Buffers<byte>.Rent(length is { } known ? (int)Math.Min(known + 1, MaxFirstSize) : FirstSize);

    public ArraySegment<byte> Bytes => new(_buffer, 0, _count);

    public static async Task<Body> ReadAsync(OpenAnswer answer)
    {
        var body = new Body(answer.Length);
        try
        {
            while (await answer.ReadAsync(body._buffer, body._count, body._buffer.Length - body._count).ConfigureAwait(false) is > 0 and var read)
                body.Take(read, answer);
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public static Body Read(OpenAnswer answer)
    {
        var body = new Body(answer.Length);
        try
        {
            while (answer.Read(body._buffer, body._count, body._buffer.Length - body._count) is > 0 and var read)
                body.Take(read, answer);
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (_buffer.Length > 0)
            Buffers<byte>.Return(_buffer);
        _buffer = [];
        _count = 0;
    }

    private void Take(int read, OpenAnswer answer)
    {
        _count += read;
        if (_count < _buffer.Length)
            return;
        if (_count > int.MaxValue / 2)
            throw Failure.TooLarge(answer.Request);
        var larger = Buffers<byte>.Rent(_count * 2);
        Buffer.BlockCopy(_buffer, 0, larger, 0, _count);
        Buffers<byte>.Return(_buffer);
        _buffer = larger;
    }
}
