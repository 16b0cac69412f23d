using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CircleCi.Generated.Tests.Support;

/// <summary>A server that answers whatever bytes a test likes, on real connections.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<string, NetworkStream, Task> _response;
    // What waits for ever is held by nothing else.
    private readonly ConcurrentBag<TcpClient> _connections = [];
    private int _requests;

    private RawServer(Func<string, NetworkStream, Task> response)
    {
        _response = response;
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>How many requests came, head and body.</summary>
    public int Requests => _requests;

    /// <param name="response">Is given the head of each request, when all of the request is there. The connection stays until it throws.</param>
    public static RawServer Start(Func<string, NetworkStream, Task> response) => new(response);

    /// <summary>Responses each request with the same text.</summary>
    public static RawServer Start(string response) => new((_, stream) => stream.WriteAsync(Encoding.Latin1.GetBytes(response)).AsTask());

    public CircleCiClient Client(string token = "", Action<CircleCiClientOptions>? configure = null)
    {
        var options = new CircleCiClientOptions { BaseAddress = Address, Token = token, Clock = new TestClock() };
        configure?.Invoke(options);
        return new CircleCiClient(options);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        foreach (var connection in _connections)
            connection.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var connection = await _listener.AcceptTcpClientAsync(_stop.Token);
                _connections.Add(connection);
                _ = ServeAsync(connection);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                while (await ReadRequestAsync(stream) is { } head)
                {
                    Interlocked.Increment(ref _requests);
                    await _response(head, stream);
                }
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException or ConnectionEnd)
            {
                // The client, or the test, has had enough.
            }
        }
    }

    private async Task<string?> ReadRequestAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0)
                return null;
            head.Append((char)one[0]);
        }

        var length = head.ToString().Split("\r\n").FirstOrDefault(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        if (length is not null)
            await stream.ReadExactlyAsync(new byte[int.Parse(length.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture)], _stop.Token);
        return head.ToString();
    }

    /// <summary>Thrown by a response to close the connection.</summary>
    internal sealed class ConnectionEnd : Exception;
}
