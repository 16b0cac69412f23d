using CircleCi.Generated.Json;

namespace CircleCi.Generated.Http;

/// <summary>A complete body in a pooled buffer.</summary>
internal sealed class Body : IDisposable
{
    private const int FirstSize = 16 * 1024;
    // What a server claims is not believed beyond this before it comes.
    private const int MaxFirstSize = 4 * 1024 * 1024;

    private readonly OpenResponse _response;
    private byte[] _buffer;
    private int _count;

    // One byte more than there will be shows that there are no more.
    private Body(OpenResponse response)
    {
        _response = response;
        _buffer = Buffers<byte>.Rent(response.Length is >= 0 and var length ? (int)Math.Min(length, MaxFirstSize - 1) + 1 : FirstSize);
    }

    public ArraySegment<byte> Bytes => new(_buffer, 0, _count);

    public static async Task<Body> ReadAsync(OpenResponse response)
    {
        var body = new Body(response);
        try
        {
            while (await response.ReadAsync(body._buffer, body._count, body._buffer.Length - body._count).ConfigureAwait(false) is > 0 and var read)
                body.Take(read);
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public static Body Read(OpenResponse response)
    {
        var body = new Body(response);
        try
        {
            while (response.Read(body._buffer, body._count, body._buffer.Length - body._count) is > 0 and var read)
                body.Take(read);
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
            _response.Return(_buffer);
        _buffer = [];
        _count = 0;
    }

    private void Take(int read)
    {
        _count += read;
        if (_count > _response.MaxSize)
            throw Failure.TooLarge(_response.Request, _response.MaxSize);
        if (_count < _buffer.Length)
            return;
        // One byte above the limit shows that there are more.
        var larger = Buffers<byte>.Rent((int)Math.Min(_count * 2L, _response.MaxSize + 1));
        Buffer.BlockCopy(_buffer, 0, larger, 0, _count);
        Buffers<byte>.Return(_buffer);
        _buffer = larger;
    }
}
