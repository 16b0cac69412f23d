using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CircleCi.Generated.Tests.Support;

/// <summary>
/// A server over bare sockets that takes requests which may start something, and drops them. It counts those that arrived with all of their bytes, also after
/// it has hung up; others than those it answers with an empty object.
/// </summary>
internal sealed class DroppingServer : IAsyncDisposable
{
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(20);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly CancellationTokenSource _end = new();
    private readonly Task _accepting;
    private readonly Drop _drop;
    private int _events;
    private int _arrived;
    private int _refused;
    private int _reads;

    public DroppingServer(Drop drop)
    {
        _drop = drop;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>How many requests of the other kind arrived.</summary>
    public int Reads => Volatile.Read(ref _reads);

    /// <summary>
    /// How many requests arrived that may have started something: all but those that were told to come again. To be asked when the client is done; what is on its way
    /// by then is waited for.
    /// </summary>
    public async Task<int> StartedAsync()
    {
        // Connections may stay open, for the next call.
        int before;
        do
        {
            before = Volatile.Read(ref _events);
            await Task.WhenAny(Task.WhenAll(_connections), Task.Delay(Settling));
        }
        while (before != Volatile.Read(ref _events));
        return _arrived - _refused;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _accepting.WaitAsync(Guard);
        await Task.WhenAll(_connections).WaitAsync(Guard);
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _connections.Add(ServeAsync(await _listener.AcceptSocketAsync(_end.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or InvalidOperationException or SocketException)
        {
            // The end.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            try
            {
                socket.NoDelay = true;
                while (await RespondAsync(socket))
                {
                }
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                // The client went.
            }
        }
    }

    /// <returns>Whether the connection goes on.</returns>
    private async Task<bool> RespondAsync(Socket socket)
    {
        var received = new List<byte>();
        if (!await ReadAsync(socket, received))
            return false;
        var isRead = received[0] == 'G';
        if (!isRead && _drop == Drop.BeforeReading)
            socket.Shutdown(SocketShutdown.Send);
        int head;
        while ((head = EndOfHead(received)) < 0)
        {
            if (!await ReadAsync(socket, received))
                return false;
        }

        if (!isRead && _drop == Drop.AfterHeaders)
            socket.Shutdown(SocketShutdown.Send);
        while (!HasBody(received, head))
        {
            if (!await ReadAsync(socket, received))
                return false;
        }

        if (isRead)
        {
            Interlocked.Increment(ref _reads);
            return await SendAsync(socket, "200 OK", "{}");
        }

        var count = Interlocked.Increment(ref _arrived);
        switch (_drop)
        {
            case Drop.BeforeReading or Drop.AfterHeaders:
                // What else comes is counted too.
                return true;
            case Drop.AfterBody:
            case Drop.TooManyThenAfterBody when count > 1:
                return false;
            case Drop.InResponse:
                await socket.SendAsync(Encoding.ASCII.GetBytes("HTTP/1.1 201 Created\r\nContent-Ty"), _end.Token);
                return false;
            case Drop.Reset:
                socket.LingerState = new LingerOption(true, 0);
                return false;
            case Drop.Error:
                return await SendAsync(socket, "500 Internal Server Error", """{"message":"It broke."}""");
            case Drop.Unavailable:
                return await SendAsync(socket, "503 Service Unavailable\r\nRetry-After: 0", """{"message":"Come again."}""");
            case Drop.WebPage:
                return await SendAsync(socket, "502 Bad Gateway\r\nContent-Type: text/html", "<html><title>Bad Gateway</title></html>");
            case Drop.TooMany or Drop.TooManyThenAfterBody:
                Interlocked.Increment(ref _refused);
                return await SendAsync(socket, "429 Too Many Requests\r\nRetry-After: 0", """{"message":"Too many."}""");
            default:
                // Until the client has had enough.
                await ReadAsync(socket, received);
                return false;
        }
    }

    private async Task<bool> ReadAsync(Socket socket, List<byte> received)
    {
        var buffer = new byte[4096];
        var count = await socket.ReceiveAsync(buffer, _end.Token);
        Interlocked.Increment(ref _events);
        received.AddRange(buffer.AsSpan(0, count));
        return count > 0;
    }

    private async Task<bool> SendAsync(Socket socket, string status, string body)
    {
        await socket.SendAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\n\r\n{body}"), _end.Token);
        return true;
    }

    private static int EndOfHead(List<byte> received)
    {
        var at = Encoding.Latin1.GetString([.. received]).IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return at < 0 ? -1 : at + 4;
    }

    private static bool HasBody(List<byte> received, int head)
    {
        var text = Encoding.Latin1.GetString([.. received]);
        foreach (var line in text[..head].Split("\r\n"))
        {
            if (line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                return received.Count - head >= int.Parse(line.Split(':')[1], CultureInfo.InvariantCulture);
            // A copy of a body may have lost its length.
            if (line.StartsWith("Transfer-Encoding:", StringComparison.OrdinalIgnoreCase))
                return text[head..].Contains("0\r\n\r\n", StringComparison.Ordinal);
        }

        return true;
    }
}
