using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CircleCi.Generated.Benchmarks;

/// <summary>
/// A server that costs as little as one can, in a process of its own: what is measured is the client. It answers each request with the ready
/// bytes for its path.
/// </summary>
public sealed class Server : IDisposable
{
    public const string ApiPath = "api/v2/";
    public const string Token = "0123456789abcdef0123456789abcdef01234567";

    private readonly Process _process = Child.Start("serve");

    public Server() => Address = new Uri(_process.StandardOutput.ReadLine()!);

    public Uri Address { get; }

    /// <summary>What those without a client of their own ask with: it sends the same headers as the SDK.</summary>
    public static HttpClient NewClient(Uri server)
    {
        var http = new HttpClient { BaseAddress = new Uri(server, ApiPath) };
        http.DefaultRequestHeaders.Add("Accept", "application/json");
        http.DefaultRequestHeaders.Add("User-Agent", "Benchmarks/1.0");
        http.DefaultRequestHeaders.Add("Circle-Token", Token);
        return http;
    }

    /// <summary>The other process: serves until its input ends.</summary>
    public static void Serve()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Console.WriteLine($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        var answers = Subject.All.ToDictionary(s => s.Path, s => (byte[])[.. Head(s.Bytes.Length), .. s.Bytes]);
        InBackground(() =>
        {
            while (true)
            {
                var socket = listener.AcceptSocket();
                InBackground(() => Serve(socket, answers));
            }
        });
        Console.In.ReadToEnd();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static void InBackground(ThreadStart work) => new Thread(work) { IsBackground = true }.Start();

    private static byte[] Head(long length) => Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n");

    private static void Serve(Socket socket, Dictionary<string, byte[]> answers)
    {
        socket.NoDelay = true;
        var buffer = new byte[8192];
        var count = 0;
        while (socket.Receive(buffer, count, buffer.Length - count, SocketFlags.None) is > 0 and var read)
        {
            count += read;
            if (buffer.AsSpan(0, count).IndexOf("\r\n\r\n"u8) < 0)
                continue;
            // Stock NSwag escapes the slashes of a slug.
            var target = Uri.UnescapeDataString(Encoding.ASCII.GetString(buffer, 0, count).Split(' ')[1]);
            count = 0;
            var path = target[(ApiPath.Length + 1)..];
            if (answers.TryGetValue(path, out var response))
            {
                socket.Send(response);
                continue;
            }

            if (path != LargeList.Path)
                throw new InvalidOperationException($"There is no answer for {target}.");
            socket.Send(Head(LargeList.Length));
            foreach (var part in LargeList.Parts())
                socket.Send(part);
        }
    }
}
