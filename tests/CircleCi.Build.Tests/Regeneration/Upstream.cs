using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CircleCi.Build.Tests.Regeneration;

/// <summary>A server on this machine that plays the address of CircleCI's description.</summary>
internal sealed class Upstream : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public Upstream()
    {
        _listener.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/openapi.json";
        _ = Task.Run(ServeAsync);
    }

    public string Address { get; }

    public string Document { get; set; } = "";

    public string Status { get; set; } = "200 OK";

    /// <summary>How much of the document is sent before the connection ends.</summary>
    public double Part { get; set; } = 1;

    /// <summary>Whether it is said how long the response will be.</summary>
    public bool TellsLength { get; set; } = true;

    /// <summary>What was answered so far, by status.</summary>
    public List<string> Responded { get; } = [];

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }

            using (client)
                await RespondAsync(client.GetStream());
        }
    }

    private async Task RespondAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, leaveOpen: true);
        List<string> request = [];
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
            request.Add(line);
        var body = Encoding.UTF8.GetBytes(Document);
        var tag = $"\"{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(body))[..16]}\"";
        var isKnown = request.Contains($"If-None-Match: {tag}");
        var status = isKnown ? "304 Not Modified" : Status;
        Responded.Add(status);
        var length = TellsLength && !isKnown ? $"Content-Length: {body.Length}\r\n" : "";
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nETag: {tag}\r\n{length}Connection: close\r\n\r\n"));
        if (!isKnown)
            await stream.WriteAsync(body.AsMemory(0, (int)(body.Length * Part)));
    }
}
