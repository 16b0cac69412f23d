using System.Net;
using System.Net.Sockets;

namespace CircleCi.Generated.Tests.Support;

/// <summary>A port that refuses connections, and that no other test gets while this one has it.</summary>
internal sealed class ClosedPort : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public ClosedPort() : this(0)
    {
    }

    private ClosedPort(int port) => _socket.Bind(new IPEndPoint(IPAddress.Loopback, port));

    /// <summary>The first of these ports that nobody has.</summary>
    public static ClosedPort FirstOf(params int[] ports)
    {
        foreach (var port in ports)
        {
            try
            {
                return new ClosedPort(port);
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
            }
        }

        throw new InvalidOperationException($"None of the ports {string.Join(", ", ports)} is free.");
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_socket.LocalEndPoint!).Port}");

    public void Dispose() => _socket.Dispose();
}
