using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace CircleCi.Stress;

/// <summary>What the server has: the same for the same number, so that whoever asks knows what must come.</summary>
internal static class Content
{
    /// <summary>How many different ones of each kind there are.</summary>
    public const int Count = 96;

    public const int Pages = 3;

    private const int MinSize = 100;
    private const int MaxSize = 1_000_000;
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";

    private static readonly ConcurrentDictionary<(string Path, string Encoding), byte[]> Encoded = new();
    private static readonly ConcurrentDictionary<int, string> Texts = new();

    public static Guid Id(int number) => new(number, 0x5a0d, 0x4c11, 0x9d, 0x2e, 0, 0, 0, 0, 0, 1);

    public static int NumberOf(Guid id) => BitConverter.ToInt32(id.ToByteArray(), 0);

    /// <summary>From 100 bytes to 1 MB, the small ones as often as the large ones.</summary>
    public static string Text(int number) => Texts.GetOrAdd(number, static n =>
    {
        var random = new Random(n);
        var size = (int)(MinSize * Math.Pow((double)MaxSize / MinSize, random.NextDouble()));
        return string.Create(size, random, static (text, random) =>
        {
            for (var i = 0; i < text.Length; i++)
                text[i] = i % 80 == 79 ? '\n' : Letters[random.Next(Letters.Length)];
        });
    });

    public static int ItemsOfPage(int number, int page) => new Random((number * Pages) + page).Next(1, 300);

    public static long ItemNumber(int number, int page, int index) => (((number * Pages) + page) * 1000L) + index;

    /// <summary>All of a list's numbers, over its pages.</summary>
    public static IEnumerable<long> ItemNumbers(int number) =>
        from page in Enumerable.Range(0, Pages)
        from index in Enumerable.Range(0, ItemsOfPage(number, page))
        select ItemNumber(number, page, index);

    /// <summary>The body that a path is answered with, compressed.</summary>
    public static byte[] Of(string path, Uri server, string encoding) => Encoded.GetOrAdd((path, encoding), _ => Compress(Plain(path, server), encoding));

    private static byte[] Plain(string path, Uri server)
    {
        var parts = path.Split(['/', '?', '='], StringSplitOptions.RemoveEmptyEntries);
        return path switch
        {
            _ when path.StartsWith("/file/", StringComparison.Ordinal) || path.StartsWith("/api/raw/", StringComparison.Ordinal) => Encoding.UTF8.GetBytes(Text(Number(parts[^1]))),
            _ when path.StartsWith("/log/", StringComparison.Ordinal) => Log(Number(parts[^1])),
            _ when path.StartsWith("/api/v1.1/", StringComparison.Ordinal) => Build(Number(parts[^1]) - 1, server),
            _ when path.StartsWith("/api/v2/workflow/", StringComparison.Ordinal) => Workflow(Guid.Parse(parts[^1])),
            // /api/v2/project/gh/acme/shop7/pipeline?page-token=2
            _ when path.StartsWith("/api/v2/project/", StringComparison.Ordinal) => Page(Number(parts[5]["shop".Length..]), parts.Length > 7 ? Number(parts[8]) : 0),
            _ => throw new ArgumentException(path),
        };
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static byte[] Workflow(Guid id) => Json(json =>
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("name", Text(NumberOf(id)));
        json.WriteString("status", "success");
        json.WriteEndObject();
    });

    private static byte[] Page(int number, int page) => Json(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("items");
        for (var i = 0; i < ItemsOfPage(number, page); i++)
        {
            json.WriteStartObject();
            json.WriteString("id", Id(number));
            json.WriteNumber("number", ItemNumber(number, page, i));
            json.WriteString("state", "created");
            json.WriteString("project_slug", "gh/acme/shop" + Letters[i % Letters.Length]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("next_page_token", page + 1 < Pages ? (page + 1).ToString(CultureInfo.InvariantCulture) : null);
        json.WriteEndObject();
    });

    private static byte[] Build(int number, Uri server) => Json(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("build_num", number);
        json.WriteStartArray("steps");
        json.WriteStartObject();
        json.WriteString("name", "Run tests");
        json.WriteStartArray("actions");
        json.WriteStartObject();
        json.WriteString("name", "Run tests");
        json.WriteNumber("index", 0);
        json.WriteNumber("step", 0);
        json.WriteBoolean("has_output", true);
        json.WriteString("output_url", new Uri(server, $"/log/{number}").AbsoluteUri);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static byte[] Log(int number) => Json(json =>
    {
        var random = new Random(number);
        json.WriteStartArray();
        var text = Text(number);
        for (var at = 0; at < text.Length;)
        {
            var end = at + random.Next(1, Math.Min(5000, text.Length - at) + 1);
            json.WriteStartObject();
            json.WriteString("message", text.AsSpan(at, end - at));
            at = end;
            json.WriteString("type", "out");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static byte[] Json(Action<System.Text.Json.Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new System.Text.Json.Utf8JsonWriter(stream))
            write(json);
        return stream.ToArray();
    }

    private static byte[] Compress(byte[] plain, string encoding)
    {
        using var result = new MemoryStream();
        using (Stream? compressing = encoding switch
        {
            "gzip" => new GZipStream(result, CompressionLevel.Fastest, leaveOpen: true),
            "deflate" => new ZLibStream(result, CompressionLevel.Fastest, leaveOpen: true),
            "br" => new BrotliStream(result, CompressionLevel.Fastest, leaveOpen: true),
            _ => null,
        })
        {
            if (compressing is null)
                return plain;
            compressing.Write(plain);
        }

        return result.ToArray();
    }
}
