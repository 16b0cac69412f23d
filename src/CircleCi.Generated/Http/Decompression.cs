using System.IO.Compression;

namespace CircleCi.Generated.Http;

/// <summary>Undoes what <c>Content-Encoding</c> says of an answer. Done here and not by the handler, which would also unpack files that are to be saved as they are stored.</summary>
internal static class Decompression
{
    /// <summary>What is asked for. Brotli and deflate, which do not tell when they are cut off, are read where a server sends them all the same.</summary>
    public const string Accepted = "gzip";

    public static Stream Of(HttpResponseMessage response, Stream body)
    {
        var encodings = response.Content.Headers.ContentEncoding;
        if (encodings.Count == 0)
            return body;
        // The last one was applied last.
        foreach (var encoding in encodings.Reverse())
            body = Of(encoding.ToLowerInvariant(), body);
        return body;
    }

    private static Stream Of(string encoding, Stream body) => encoding switch
    {
        "gzip" or "x-gzip" => new GzipBody(body),
        "deflate" => new DeflateBody(body),
#if NET8_0_OR_GREATER
        "br" => new BrotliStream(body, CompressionMode.Decompress),
#endif
        "identity" or "" => body,
        _ => new UnknownBody(body, encoding),
    };

    /// <summary>A body that cannot be read, which only matters to whoever wants to: an error has its status all the same.</summary>
    private sealed class UnknownBody(Stream body, string encoding) : ReadingStream
    {
        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            Task.FromException<int>(new InvalidDataException($"The answer has the Content-Encoding '{encoding}', which was not asked for."));

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                body.Dispose();
            base.Dispose(disposing);
        }
    }
}
