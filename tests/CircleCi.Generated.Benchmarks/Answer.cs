using System.Text;

namespace CircleCi.Generated.Benchmarks;

/// <summary>What the server sends for a request.</summary>
/// <param name="Parts">All of it, headers first.</param>
/// <param name="Latency">How long the server waits before that, in milliseconds.</param>
public sealed record Answer(IEnumerable<byte[]> Parts, int Latency = 0)
{
    public static Answer Of(byte[] body, int latency = 0, string status = "200 OK") => new([[.. Head(body.Length, status), .. body]], latency);

    public static byte[] Head(long length, string status = "200 OK") => Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n");
}
