using System.Net;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Import;

/// <summary>Reads an upstream description, JSON or YAML, from a file or an address, and rejects what is too big, too deep or no description.</summary>
internal static class SourceReader
{
    /// <summary>The largest description that is read, in bytes: about fifty times the v2 document.</summary>
    public const int MaxBytes = 50 * 1024 * 1024;

    /// <summary>The deepest nesting that is read.</summary>
    public const int MaxDepth = 100;

    private static readonly TimeSpan FetchTimeout = TimeSpan.FromSeconds(60);

    /// <param name="source">A file or an http(s) address.</param>
    /// <param name="cache">Where answers are kept, so that what did not change is not sent again.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<JObject> ReadAsync(string source, SourceCache? cache, CancellationToken cancellationToken)
    {
        var bytes = Uri.TryCreate(source, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? await FetchAsync(address!, cache, cancellationToken)
            : await ReadFileAsync(source, cancellationToken);
        return Parse(source, Decode(source, bytes));
    }

    /// <summary>Reads a document that is at hand as text; <paramref name="source"/> names it in errors.</summary>
    public static JObject Parse(string source, string text)
    {
        var start = text.TrimStart();
        if (start.Length == 0)
            throw new ImportException(source, "is empty.");
        if (start[0] == '<')
            throw new ImportException(source, "is HTML or XML, not an API description in JSON or YAML.");
        return start[0] is '{' or '[' ? ParseJson(source, text) : YamlReader.Parse(source, text);
    }

    private static async Task<byte[]> ReadFileAsync(string path, CancellationToken cancellationToken)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new ImportException(path, "there is no such file; specify a file or an http(s) address.");
        if (file.Length > MaxBytes)
            throw TooBig(path);
        return await File.ReadAllBytesAsync(path, cancellationToken);
    }

    private static async Task<byte[]> FetchAsync(Uri address, SourceCache? cache, CancellationToken cancellationToken)
    {
        // The client's own limit ends with the headers; this one holds for the body too.
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(FetchTimeout);
        using var client = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.All }) { Timeout = Timeout.InfiniteTimeSpan };
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            var kept = cache?.Prepare(request);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limited.Token);
            if (response.StatusCode == HttpStatusCode.NotModified && kept is not null)
                return kept;
            if (!response.IsSuccessStatusCode)
                throw new ImportException(address.ToString(), $"returned {(int)response.StatusCode} {response.ReasonPhrase}.");
            var bytes = await ReadBodyAsync(address, response.Content, limited.Token);
            cache?.Keep(address, response, bytes);
            return bytes;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
        {
            throw new ImportException(address.ToString(), $"could not be fetched: {e.Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ImportException(address.ToString(), $"did not respond within {FetchTimeout.TotalSeconds:0} seconds.");
        }
    }

    private static async Task<byte[]> ReadBodyAsync(Uri address, HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > MaxBytes)
            throw TooBig(address.ToString());
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > MaxBytes)
                throw TooBig(address.ToString());
        }

        return body.ToArray();
    }

    private static ImportException TooBig(string source) =>
        new(source, $"is larger than {MaxBytes / (1024 * 1024)} MB, the most that is read; is this an API description?");

    private static string Decode(string source, byte[] bytes)
    {
        try
        {
            var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
            return text.TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException e)
        {
            throw new ImportException(source, $"is not UTF-8 text (byte {e.Index}).");
        }
    }

    private static JObject ParseJson(string source, string text)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, MaxDepth = MaxDepth };
            var token = JToken.ReadFrom(reader, new JsonLoadSettings
            {
                CommentHandling = CommentHandling.Ignore,
                LineInfoHandling = LineInfoHandling.Ignore,
                DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error,
            });
            // Reading on fails if anything but comments follows.
            while (reader.Read())
                continue;
            return token as JObject ?? throw new ImportException(source, "is not a JSON object.");
        }
        catch (JsonException e)
        {
            throw new ImportException(source, $"is not JSON: {e.Message}");
        }
    }
}
