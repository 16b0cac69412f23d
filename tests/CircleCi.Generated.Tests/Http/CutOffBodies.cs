using System.IO.Compression;
using System.Net;
using System.Text;
using CircleCi.Generated.Http;
using Xunit.Abstractions;

namespace CircleCi.Generated.Tests.Http;

/// <summary>Compressed bodies that are cut off though their length fits: they are never taken for whole, wherever the cut is.</summary>
public class CutOffBodies(ITestOutputHelper output)
{
    // What compresses well has runs of zeros, which look like a short length.
    private static readonly string[] Texts =
    [
        "a", "short\n", new('a', 200_000), new('\n', 3000),
        string.Concat(Enumerable.Range(0, 200).Select(i => $"line {i}: {i * 7919 % 1000} ünï 漢字 🚀\n")),
    ];

    public static TheoryData<string> Encodings => new()
    {
        "gzip", "gzip, several members", "deflate", "deflate, without a frame", "gzip, twice",
#if !NETSTANDARD_ASSEMBLY
        "br",
#endif
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Are_errors(string encoding)
    {
        var cuts = 0;
        foreach (var text in Texts)
        {
            var (whole, header) = Encoded(Encoding.UTF8.GetBytes(text), encoding);
            // Of several members, what ends with one is as good as whole.
            int[] ends = encoding.EndsWith("members", StringComparison.Ordinal) ? [whole.Length / 2, whole.Length] : [whole.Length];
            for (var cut = 1; cut <= whole.Length; cut++)
            {
                cuts++;
                string? read = null;
                try
                {
                    read = await ReadAsync(whole[..cut], header, step: cut % 3 == 0 ? 1 + (cut % 7) : int.MaxValue);
                }
                catch (InvalidDataException)
                {
                }

                var expected = encoding.EndsWith("members", StringComparison.Ordinal) ? string.Concat(Enumerable.Repeat(text, 2 * cut / whole.Length)) : text;
                if (ends.Contains(cut))
                    Assert.Equal(expected, read);
                // Of what only tells that the end was right, bytes may lack.
                else if (read is not null && (read != text || !header.StartsWith("deflate", StringComparison.Ordinal) || whole.Length - cut > 4))
                    Assert.Fail($"{encoding}, cut after {cut} of {whole.Length} bytes: {read.Length} characters of {text.Length}, without an error.");
            }
        }

        output.WriteLine($"{encoding}: {cuts} cuts");
    }

    [Theory]
    [InlineData(5)]
    [InlineData(10_000)]
    public async Task With_encodings_without_end_are_refused_and_take_no_stack(int count)
    {
        var e = await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync([1, 2, 3], string.Join(',', Enumerable.Repeat("gzip", count)), int.MaxValue));

        Assert.Contains($"{count} Content-Encodings", e.Message);
    }

    private static (byte[] Bytes, string Header) Encoded(byte[] plain, string encoding) => encoding switch
    {
        "gzip" => (Compress(plain, s => new GZipStream(s, CompressionLevel.Optimal)), "gzip"),
        "gzip, several members" => ([.. Compress(plain, s => new GZipStream(s, CompressionLevel.Optimal)), .. Compress(plain, s => new GZipStream(s, CompressionLevel.Optimal))], "gzip"),
        "gzip, twice" => (Compress(Compress(plain, s => new GZipStream(s, CompressionLevel.Optimal)), s => new GZipStream(s, CompressionLevel.Optimal)), "gzip, gzip"),
        "deflate" => (Compress(plain, s => new ZLibStream(s, CompressionLevel.Optimal)), "deflate"),
        "deflate, without a frame" => (Compress(plain, s => new DeflateStream(s, CompressionLevel.Optimal)), "deflate"),
        _ => (Compress(plain, s => new BrotliStream(s, CompressionLevel.Optimal)), "br"),
    };

    private static byte[] Compress(byte[] plain, Func<Stream, Stream> open)
    {
        using var packed = new MemoryStream();
        using (var compressing = open(packed))
            compressing.Write(plain);
        return packed.ToArray();
    }

    private static async Task<string> ReadAsync(byte[] bytes, string encodings, int step)
    {
        using var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(bytes) };
        response.Content.Headers.TryAddWithoutValidation("Content-Encoding", encodings);
        await using var body = Decompression.Of(response, new Steps(bytes, step));
        using var text = new MemoryStream();
        var buffer = new byte[step == int.MaxValue ? 64 * 1024 : 5];
        while (await body.ReadAsync(buffer, 0, buffer.Length, CancellationToken.None) is > 0 and var read)
            text.Write(buffer, 0, read);
        return Encoding.UTF8.GetString(text.ToArray());
    }

    private sealed class Steps(byte[] bytes, int step) : MemoryStream(bytes)
    {
        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Read(buffer, offset, Math.Min(count, step)));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span[..Math.Min(buffer.Length, step)]));
    }
}
