using System.Net;
using CircleCi.Generated.Tests.Operations;
using CircleCi.Generated.Tests.Support;

namespace CircleCi.Generated.Tests.Http;

/// <summary>Calls that remove something, of all versions, that are tried again: not found is then what was wanted, if an earlier try may have done it.</summary>
public class RemovedBefore
{
    /// <summary>What becomes of the first try.</summary>
    public enum First
    {
        Error500,
        Error502,
        Error503,
        Timeout408,
        BrokenAfterSending,
        BrokenResponse,
        TooMany,
        NotConnected,
        NotFound,
    }

    public static TheoryData<string, string, First, bool> Removals
    {
        get
        {
            var data = new TheoryData<string, string, First, bool>();
            foreach (var operation in Specs.Operations.Where(o => o.Method == "DELETE"))
            {
                foreach (var first in Enum.GetValues<First>())
                {
                    data.Add(operation.Api, operation.Id, first, true);
                    data.Add(operation.Api, operation.Id, first, false);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Removals))]
    public async Task Succeed_if_the_first_try_may_have_removed_it_and_else_say_that_it_is_not_there(string api, string operationId, First first, bool isAsync)
    {
        using var wire = new Responses(first, HttpStatusCode.NotFound);
        using var circle = wire.Client();
        Task<object?> CallAsync() => new OperationCall(Specs.Operation(api, operationId)).InvokeAsync(circle, isAsync);

        if (first is First.TooMany or First.NotConnected or First.NotFound)
            await Assert.ThrowsAsync<CircleCiNotFoundException>(CallAsync);
        else
            await CallAsync();

        Assert.Equal(first == First.NotFound ? 1 : 2, wire.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Hold_for_calls_of_ones_own_too_which_get_the_answer_as_it_came(bool isAsync)
    {
        using var wire = new Responses(First.Error502, HttpStatusCode.NotFound);
        using var circle = wire.Client();

        var response = isAsync ? await circle.SendAsync(HttpMethod.Delete, "/api/v3/things/1") : circle.Send(HttpMethod.Delete, "/api/v3/things/1");

        Assert.Equal((HttpStatusCode.NotFound, """{"message":"Not there."}"""), (response.StatusCode, response.ToString()));
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, "An earlier try may have removed it: look before you call again.")]
    [InlineData(HttpStatusCode.Conflict, "An earlier try may have removed it: look before you call again.")]
    [InlineData(HttpStatusCode.BadRequest, "Not there.")]
    public void Say_in_other_failures_what_an_earlier_try_may_have_done(HttpStatusCode second, string end)
    {
        using var wire = new Responses(First.Error502, second);
        using var circle = wire.Client();

        Assert.EndsWith(end, Assert.ThrowsAny<CircleCiException>(() => circle.V2.Contexts.Delete(Guid.Parse(Sample.Id))).Message);
    }

    [Fact]
    public void Do_not_take_a_web_page_for_the_word_of_circleci()
    {
        using var wire = new Responses(First.Error502, HttpStatusCode.NotFound, "<html><title>Down for maintenance</title></html>");
        using var circle = wire.Client();

        Assert.Contains("Down for maintenance", Assert.Throws<CircleCiNotFoundException>(() => circle.V2.Contexts.Delete(Guid.Parse(Sample.Id))).Message);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    public void Are_no_others(string method)
    {
        using var wire = new Responses(First.Error502, HttpStatusCode.NotFound);
        using var circle = wire.Client();

        Assert.Throws<CircleCiNotFoundException>(() => circle.Send(new HttpMethod(method), "/api/v2/x"));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(false, false)]
    public async Task Count_also_what_handlers_tried_again(bool isAsync, bool isError)
    {
        var statuses = new Queue<int>(isError ? [502, 404] : [429, 404]);
        await using var server = RawServer.Start((_, stream) => stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"HTTP/1.1 {statuses.Dequeue()} So\r\nContent-Length: 2\r\n\r\n{{}}")).AsTask());
        using var circle = server.Client(configure: o => o.Handlers.Add(new Again()));
        async Task RemoveAsync() => _ = isAsync ? await circle.V2.Contexts.DeleteAsync(Guid.Parse(Sample.Id)) : circle.V2.Contexts.Delete(Guid.Parse(Sample.Id));

        if (isError)
            await RemoveAsync();
        else
            await Assert.ThrowsAsync<CircleCiNotFoundException>(RemoveAsync);

        Assert.Equal(2, server.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Are_not_sent_again_by_dotnet_unseen(bool isAsync)
    {
        // The connection is kept after the first call, and drops once the second one has removed it.
        var answered = 0;
        await using var server = RawServer.Start((head, stream) =>
        {
            var answer = head.StartsWith("GET", StringComparison.Ordinal) ? "200 OK" : Interlocked.Increment(ref answered) == 1 ? throw new RawServer.ConnectionEnd() : "404 Not Found";
            return stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"HTTP/1.1 {answer}\r\nContent-Length: 2\r\n\r\n{{}}")).AsTask();
        });
        using var circle = server.Client();
        circle.Send(HttpMethod.Get, "/api/v2/me");

        _ = isAsync ? await circle.V2.Contexts.DeleteAsync(Guid.Parse(Sample.Id)) : circle.V2.Contexts.Delete(Guid.Parse(Sample.Id));

        Assert.Equal(2, answered);
    }

    private sealed class Responses(First first, HttpStatusCode second, string body = """{"message":"Not there."}""") : HttpMessageHandler
    {
        public int Requests { get; private set; }

        public CircleCiClient Client() => new(new CircleCiClientOptions { Token = "CCIPAT_1", BaseAddress = new Uri("https://circle.test"), Handler = this, Clock = new TestClock() });

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (++Requests > 1)
                return new HttpResponseMessage(second) { Content = new StringContent(body) };
            return first switch
            {
                First.BrokenAfterSending => throw new HttpRequestException("The connection broke.", new IOException("It was reset.")),
                First.NotConnected => throw new HttpRequestException("No connection.", new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.ConnectionRefused)),
                First.BrokenResponse => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new Broken()) },
                First.TooMany => new HttpResponseMessage(HttpStatusCode.TooManyRequests),
                First.NotFound => new HttpResponseMessage(HttpStatusCode.NotFound),
                First.Timeout408 => new HttpResponseMessage(HttpStatusCode.RequestTimeout),
                _ => new HttpResponseMessage((HttpStatusCode)int.Parse(first.ToString()[5..], System.Globalization.CultureInfo.InvariantCulture)),
            };
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(Send(request, cancellationToken));
    }

    private sealed class Again : DelegatingHandler
    {
        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
            base.Send(request, cancellationToken) is { StatusCode: HttpStatusCode.BadGateway or HttpStatusCode.TooManyRequests } ? base.Send(request, cancellationToken) : throw new InvalidOperationException("It was to fail at first.");

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            await base.SendAsync(request, cancellationToken) is { StatusCode: HttpStatusCode.BadGateway or HttpStatusCode.TooManyRequests } ? await base.SendAsync(request, cancellationToken) : throw new InvalidOperationException("It was to fail at first.");
    }

    private sealed class Broken : MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count) => throw new IOException("The connection broke.");

        public override int Read(Span<byte> buffer) => throw new IOException("The connection broke.");

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => throw new IOException("The connection broke.");

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("The connection broke.");
    }
}
