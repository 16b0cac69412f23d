using Kiota;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

using var http = KiotaClientFactory.Create();
http.DefaultRequestHeaders.Add("Circle-Token", Environment.GetEnvironmentVariable("CIRCLE_TOKEN"));
using var adapter = new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), httpClient: http) { BaseUrl = $"{Environment.GetEnvironmentVariable("CIRCLE_URL")}api/v2" };
foreach (var pipeline in (await new KiotaClient(adapter).Project["gh/acme/shop"].Pipeline.GetAsync())!.Items!)
    Console.WriteLine($"{pipeline.Number} {pipeline.State?.ToString().ToLowerInvariant()}");
