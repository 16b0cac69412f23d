using System.Net;
using CircleCi.Generated.Tests.Support;
using Newtonsoft.Json;

namespace CircleCi.Testing.Tests.Operations;

/// <summary>
/// Every operation of every version, called through the SDK: the sandbox answers what the document promises, and the SDK reads all of it. What CircleCI has
/// newly described is answered by an example, until somebody adds it to its area in src/CircleCi.Generated.Testing.
/// </summary>
public class EveryOperation
{
    [Theory]
    [MemberData(nameof(Specs.EachBothWays), MemberType = typeof(Specs))]
    public async Task Is_answered_as_promised_and_read_whole(string api, string operationId, bool isAsync)
    {
        var operation = Specs.Operation(api, operationId);
        await using var scene = await Scene.SetAsync();
        using var watcher = new Watcher();
        using var client = scene.CreateClient(watcher);
        var call = scene.Prepare(operation, isAsync);

        var result = await call(client);

        Assert.InRange((int)watcher.Status, 200, 299);
        Assert.Empty(new Promise(operation).Broken((int)watcher.Status, watcher.Body));
        var read = result is null ? null : Promise.Parse(JsonConvert.SerializeObject(result));
        Assert.Equal(Promise.Essence(watcher.Body.Length == 0 ? null : Promise.Parse(watcher.Body))?.ToString(), Promise.Essence(read)?.ToString());
    }

    /// <summary>Keeps the last response as it came.</summary>
    private sealed class Watcher : DelegatingHandler
    {
        public HttpStatusCode Status { get; private set; }

        public string Body { get; private set; } = "";

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            await KeepAsync(response);
            return response;
        }

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = base.Send(request, cancellationToken);
            KeepAsync(response).GetAwaiter().GetResult();
            return response;
        }

        private async Task KeepAsync(HttpResponseMessage response)
        {
            Status = response.StatusCode;
            await response.Content.LoadIntoBufferAsync();
            Body = await response.Content.ReadAsStringAsync();
        }
    }
}
