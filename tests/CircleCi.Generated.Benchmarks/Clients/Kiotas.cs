using Kiota;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Microsoft.Kiota.Serialization.Json;

namespace CircleCi.Generated.Benchmarks.Clients;

/// <summary>Kiota as it is meant to be used: its generated client, over the handlers that it comes with.</summary>
public static class Kiotas
{
    private const string Json = "application/json";

    public static KiotaClient NewClient(Uri server)
    {
        var http = Server.Prepare(KiotaClientFactory.Create(), server);
        return new KiotaClient(new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), httpClient: http) { BaseUrl = new Uri(server, Server.ApiPath.TrimEnd('/')).ToString() });
    }

    public static async Task<T> ReadAsync<T>(byte[] bytes, ParsableFactory<T> factory)
        where T : IParsable
    {
        var node = await new JsonParseNodeFactory().GetRootParseNodeAsync(Json, new MemoryStream(bytes));
        return node.GetObjectValue(factory)!;
    }

    /// <summary>As its clients make the body of a request.</summary>
    public static Stream Write(IParsable value)
    {
        using var writer = new JsonSerializationWriter();
        writer.WriteObjectValue(null, value);
        return writer.GetSerializedContent();
    }
}
