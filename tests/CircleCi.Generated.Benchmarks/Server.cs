using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CircleCi.Generated.Benchmarks.Measures;

namespace CircleCi.Generated.Benchmarks;

/// <summary>
/// A server that costs as little as one can, in a process of its own: what is measured is the client. It answers each request with the ready
/// bytes for its method and path.
/// </summary>
public sealed class Server : IDisposable
{
    public const string ApiPath = "api/v2/";
    public const string Token = "0123456789abcdef0123456789abcdef01234567";

    private const int MaxRequest = 64 * 1024;

    private readonly Process _process = Child.Start("serve");

    public Server() => Address = new Uri(_process.StandardOutput.ReadLine()!);

    public Uri Address { get; }

    /// <summary>What those without a client of their own ask with: it sends the same headers as the SDK.</summary>
    public static HttpClient NewClient(Uri server) => Prepare(new HttpClient(), server);

    /// <summary>Gives a client the address and the headers.</summary>
    public static HttpClient Prepare(HttpClient http, Uri server)
    {
        http.BaseAddress = new Uri(server, ApiPath);
        http.DefaultRequestHeaders.Add("Accept", "application/json");
        http.DefaultRequestHeaders.Add("User-Agent", "Benchmarks/1.0");
        http.DefaultRequestHeaders.Add("Circle-Token", Token);
        return http;
    }

    public static CircleCiClient NewSdk(Uri server) => new(new CircleCiClientOptions { Token = Token, BaseAddress = server });

    /// <summary>The other process: serves until its input ends.</summary>
    public static void Serve()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        Console.WriteLine(address);
        var answers = Answers(address).ToDictionary();
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

    private static IEnumerable<KeyValuePair<string, Answer>> Answers(Uri address) =>
    [
        .. Subject.All.Select(s => KeyValuePair.Create($"GET /{ApiPath}{s.Path}", Answer.Of(s.Bytes))),
        .. Posting.Answers,
        .. Pages.Answers,
        .. Artifacts.Answers(address),
        .. LargeList.Answers,
    ];

    private static void InBackground(ThreadStart work) => new Thread(work) { IsBackground = true }.Start();

    private static void Serve(Socket socket, Dictionary<string, Answer> answers)
    {
        socket.NoDelay = true;
        var buffer = new byte[MaxRequest];
        var count = 0;
        while (Receive(socket, buffer.AsSpan(count)) is > 0 and var read)
        {
            count += read;
            if (!IsComplete(buffer.AsSpan(0, count)))
                continue;
            // Some escape the slashes of a slug.
            var target = Uri.UnescapeDataString(string.Join(' ', Encoding.ASCII.GetString(buffer, 0, count).Split(' ', 3)[..2]));
            count = 0;
            var answer = answers.TryGetValue(target, out var known) ? known : throw new InvalidOperationException($"There is no answer for {target}.");
            if (answer.Latency > 0)
                Thread.Sleep(answer.Latency);
            foreach (var part in answer.Parts)
                socket.Send(part);
        }
    }

    private static int Receive(Socket socket, Span<byte> buffer)
    {
        var count = socket.Receive(buffer, SocketFlags.None, out var error);
        // A client that nobody disposed resets its connections when the garbage collector finds them.
        return error is SocketError.Success or SocketError.ConnectionReset ? count : throw new SocketException((int)error);
    }

    /// <summary>Whether a request has all of its body.</summary>
    private static bool IsComplete(ReadOnlySpan<byte> request)
    {
        if (request.IndexOf("\r\n\r\n"u8) is not (>= 0 and var end))
            return false;
        var head = Encoding.ASCII.GetString(request[..end]);
        var body = request[(end + 4)..];
        if (head.Contains("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase))
            return body.EndsWith("0\r\n\r\n"u8);
        const string Length = "Content-Length: ";
        var length = head.IndexOf(Length, StringComparison.OrdinalIgnoreCase);
        return length < 0 || body.Length >= int.Parse(head[(length + Length.Length)..].Split('\r')[0]);
    }
}
