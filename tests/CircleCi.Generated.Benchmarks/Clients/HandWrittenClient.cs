using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CircleCi.Generated.Benchmarks.Clients;

/// <summary>What somebody writes who wants nothing but speed: buffers from the pool, and System.Text.Json's source generation.</summary>
public sealed class HandWrittenClient(Uri server)
{
    private const int FirstSize = 16 * 1024;

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpClient _http = Server.NewClient(server);

    public async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request, type);
    }

    public async Task<T> PostAsync<TRequest, T>(string path, TRequest body, JsonTypeInfo<TRequest> bodyType, JsonTypeInfo<T> type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, bodyType)) { Headers = { ContentType = Json } } };
        return await SendAsync(request, type);
    }

    private async Task<T> SendAsync<T>(HttpRequestMessage request, JsonTypeInfo<T> type)
    {
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        using var stream = await response.Content.ReadAsStreamAsync();
        var buffer = ArrayPool<byte>.Shared.Rent(FirstSize);
        try
        {
            var count = 0;
            while (await stream.ReadAsync(buffer.AsMemory(count)) is > 0 and var read)
            {
                count += read;
                if (count == buffer.Length)
                    buffer = Grow(buffer);
            }

            return JsonSerializer.Deserialize(buffer.AsSpan(0, count), type)!;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grow(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger.AsSpan());
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
