using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CircleCi.Stress;

/// <summary>
/// Responses on a free port of this machine over bare sockets: in every compression that the SDK reads, whether it asks for it or not, with a length or in chunks,
/// in pieces with pauses between them.
/// </summary>
internal sealed class Server : IDisposable
{
    private const int MaxPauses = 6;
    private const int MaxPause = 12;

    // Brotli is not to be had on netstandard2.0.
    private static readonly string[] Encodings =
    [
        "identity", "gzip", "deflate",
#if !NETSTANDARD_ASSEMBLY
        "br",
#endif
    ];

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Random _random = new(7);

    public Server()
    {
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _ = AcceptAsync();
    }

    public Uri Address { get; }

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptSocketAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The end.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            socket.NoDelay = true;
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            using var reader = new StreamReader(stream, Encoding.ASCII);
            while (await reader.ReadLineAsync() is { } request)
            {
                var isAsStored = false;
                while (await reader.ReadLineAsync() is { Length: > 0 } header)
                {
                    isAsStored |= header.Equals("Accept-Encoding: identity", StringComparison.OrdinalIgnoreCase);
                }

                await RespondAsync(stream, request.Split(' ')[1], isAsStored ? "identity" : Encodings[Next(Encodings.Length)]);
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // The client has canceled.
        }
    }

    private async Task RespondAsync(Stream stream, string path, string encoding)
    {
        var body = Content.Of(path, Address, encoding);
        var isChunked = Next(2) == 0;
        var type = path.StartsWith("/file/", StringComparison.Ordinal) ? "application/octet-stream" : "application/json";
        var head = new StringBuilder($"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\n")
            .Append(encoding == "identity" ? "" : $"Content-Encoding: {encoding}\r\n")
            .Append(isChunked ? "Transfer-Encoding: chunked\r\n\r\n" : $"Content-Length: {body.Length.ToString(CultureInfo.InvariantCulture)}\r\n\r\n");
        await PauseAsync();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head.ToString()));
        var pauses = Next(MaxPauses);
        for (var sent = 0; sent < body.Length;)
        {
            if (pauses-- > 0)
                await PauseAsync();
            var piece = pauses > 0 ? 1 + Next(body.Length - sent) : body.Length - sent;
            if (isChunked)
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"{piece:x}\r\n"));
            await stream.WriteAsync(body.AsMemory(sent, piece));
            if (isChunked)
                await stream.WriteAsync("\r\n"u8.ToArray());
            sent += piece;
        }

        if (isChunked)
            await stream.WriteAsync("0\r\n\r\n"u8.ToArray());
    }

    private Task PauseAsync() => Next(2) == 0 ? Task.CompletedTask : Task.Delay(Next(MaxPause));

    private int Next(int max)
    {
        lock (_random)
            return _random.Next(max);
    }
}
