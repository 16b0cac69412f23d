using System.Text.Json;
using Refit;

namespace CircleCi.Generated.Benchmarks.Clients;

/// <summary>Refit with System.Text.Json's source generation.</summary>
public static class Refitted
{
    public static T NewClient<T>(Uri server, JsonSerializerOptions options)
    {
        var http = Server.NewClient(server);
        // Refit appends paths that begin with a slash.
        http.BaseAddress = new Uri($"{http.BaseAddress}".TrimEnd('/'));
        return RestService.For<T>(http, new RefitSettings(new SystemTextJsonContentSerializer(options)));
    }
}
