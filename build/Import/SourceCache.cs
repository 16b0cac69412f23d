using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace CircleCi.Build.Import;

/// <summary>Keeps what addresses answered, with the marks by which they know whether it is still the newest. To lose it costs a download.</summary>
internal sealed class SourceCache(string folder)
{
    /// <summary>Makes a request conditional on what is kept for its address, and gives that.</summary>
    public byte[]? Prepare(HttpRequestMessage request)
    {
        var (marks, body) = FilesOf(request.RequestUri!);
        if (!File.Exists(marks) || !File.Exists(body) || File.ReadAllLines(marks) is not [var digest, var tag, var time])
            return null;
        var bytes = File.ReadAllBytes(body);
        if (Digest(bytes) != digest)
            return null;
        if (EntityTagHeaderValue.TryParse(tag, out var etag))
            request.Headers.IfNoneMatch.Add(etag);
        if (DateTimeOffset.TryParse(time, out var modified))
            request.Headers.IfModifiedSince = modified;
        return bytes;
    }

    public void Keep(Uri address, HttpResponseMessage response, byte[] bytes)
    {
        var (tag, time) = (response.Headers.ETag, response.Content.Headers.LastModified);
        if (tag is null && time is null)
            return;
        Directory.CreateDirectory(folder);
        var (marks, body) = FilesOf(address);
        File.WriteAllBytes(body, bytes);
        File.WriteAllLines(marks, [Digest(bytes), tag?.ToString() ?? "", time?.ToString("R") ?? ""]);
    }

    private (string Marks, string Body) FilesOf(Uri address)
    {
        var name = Path.Combine(folder, Digest(Encoding.UTF8.GetBytes(address.AbsoluteUri))[..16]);
        return (name + ".txt", name + ".body");
    }

    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
