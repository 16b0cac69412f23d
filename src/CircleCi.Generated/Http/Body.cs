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

    /// <param name="response">The response that it is read of.</param>
    public Body(OpenResponse response)
    {
        _response = response;
        // One byte more than there will be shows that there are no more.
        _buffer = Buffers<byte>.Rent(response.Length is >= 0 and var length ? (int)Math.Min(length, MaxFirstSize - 1) + 1 : FirstSize);
    }

    public ArraySegment<byte> Bytes => new(_buffer, 0, _count);

    /// <summary>What the next bytes are read into, from <see cref="Count"/> on.</summary>
    public byte[] Buffer => _buffer;

    public int Count => _count;

    public int Room => _buffer.Length - _count;

    public void Dispose()
    {
        if (_buffer.Length > 0)
            _response.Return(_buffer);
        _buffer = [];
        _count = 0;
    }

    /// <summary>Takes bytes that were read into <see cref="Buffer"/>; false if there were none, and the body is complete.</summary>
    /// <exception cref="CircleCiException">There are more than are held in memory.</exception>
    public bool Take(int read)
    {
        if (read == 0)
            return false;
        _count += read;
        if (_count > _response.MaxSize)
            throw Failure.TooLarge(_response.Request, _response.MaxSize);
        if (_count < _buffer.Length)
            return true;
        // One byte above the limit shows that there are more.
        var larger = Buffers<byte>.Rent((int)Math.Min(_count * 2L, _response.MaxSize + 1));
        System.Buffer.BlockCopy(_buffer, 0, larger, 0, _count);
        Buffers<byte>.Return(_buffer);
        _buffer = larger;
        return true;
    }
}
