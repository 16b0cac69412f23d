using System.IO.Compression;

namespace CircleCi.Generated.Http;

/// <summary>Undoes what <c>Content-Encoding</c> says of a response. Done here and not by the handler, which would also unpack files that are to be saved as they are stored.</summary>
internal static class Decompression
{
    /// <summary>The encodings that are requested. Brotli and deflate, which do not detect wrong bytes, are read where a server sends them all the same.</summary>
    public const string Accepted = "gzip";

    // Each takes memory and a part of the stack, and a header has room for thousands.
    private const int MaxEncodings = 4;

    public static Stream Of(HttpResponseMessage response, Stream body)
    {
        // Most have none, and asking for them makes a list.
        if (!response.Content.Headers.Contains("Content-Encoding"))
            return body;
        var encodings = response.Content.Headers.ContentEncoding;
        if (encodings.Count == 0)
            return body;
        if (encodings.Count > MaxEncodings)
            return new UnknownBody(body, $"{encodings.Count} Content-Encodings, of which at most {MaxEncodings} are supported");
        // The last one was applied last.
        foreach (var encoding in encodings.Reverse())
            body = Of(encoding.ToLowerInvariant(), body);
        return body;
    }

    private static Stream Of(string encoding, Stream body) => encoding switch
    {
        "gzip" or "x-gzip" => new GzipBody(body),
        "deflate" => new CompressedBody(body, static b => new DeflateStream(new DeflateInput(b), CompressionMode.Decompress)),
#if NET8_0_OR_GREATER
        "br" => new CompressedBody(body, static b => new BrotliStream(b, CompressionMode.Decompress)),
#endif
        "identity" or "" => body,
        _ => new UnknownBody(body, $"the Content-Encoding '{encoding}', which was not requested"),
    };

    /// <summary>A body that cannot be read, which only matters to whoever wants to: an error has its status all the same.</summary>
    private sealed class UnknownBody(Stream body, string what) : ReadingStream
    {
        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            Task.FromException<int>(new InvalidDataException($"The response has {what}."));

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                body.Dispose();
            base.Dispose(disposing);
        }
    }
}
