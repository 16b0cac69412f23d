using System.Net;
using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;
using RichardSzalay.MockHttp;

namespace CircleCi.Generated.Tests.Paging;

public class Enumerating
{
    [Fact]
    public void Asks_for_the_next_page_with_the_token_and_everything_else_as_before()
    {
        using var wire = new PagedWire("""{"items":[{"number":3},{"number":2}],"next_page_token":"t1"}""", """{"items":[{"number":1}],"next_page_token":null}""");
        using var circle = wire.Client();
        var options = new PipelinesListForProjectOptions { Branch = "main" };

        var numbers = circle.V2.Pipelines.EnumerateForProject("gh/acme/shop", options).Select(p => p.Number).ToList();

        Assert.Equal([3, 2, 1], numbers);
        Assert.Equal(["?branch=main", "?branch=main&page-token=t1"], wire.Queries);
        Assert.Null(options.PageToken);
    }

    [Fact]
    public void Ends_where_the_token_is_missing_and_can_begin_at_one()
    {
        using var wire = new PagedWire("""{"items":[]}""");
        using var circle = wire.Client();

        Assert.Empty(circle.V2.Workflows.EnumerateJobs(Guid.NewGuid(), new WorkflowsListJobsOptions { PageToken = "kept" }));
        Assert.Equal(["?page-token=kept"], wire.Queries);
    }

    [Fact]
    public void Asks_for_nothing_before_it_is_needed()
    {
        using var wire = new PagedWire("""{"items":[{"number":3}],"next_page_token":"t1"}""");
        using var circle = wire.Client();

        var pipelines = circle.V2.Pipelines.EnumerateForProject("gh/acme/shop");
        Assert.Empty(wire.Queries);

        Assert.Equal(3, pipelines.First().Number);
        Assert.Single(wire.Queries);
    }

    [Fact]
    public void Stops_with_an_error_where_a_token_comes_back()
    {
        using var wire = new PagedWire("""{"items":[],"next_page_token":"t1"}""", """{"items":[],"next_page_token":"t1"}""", "{}");
        using var circle = wire.Client();

        var e = Assert.ThrowsAny<CircleCiException>(() => circle.V2.Pipelines.Enumerate().ToList());

        Assert.Contains("same page token twice", e.Message);
        Assert.Equal(2, wire.Queries.Count);
    }

#if !NETSTANDARD_ASSEMBLY
    [Fact]
    public async Task Works_with_await_foreach_and_ends_when_canceled()
    {
        using var wire = new PagedWire("""{"items":[{"number":3},{"number":2}],"next_page_token":"t1"}""", """{"items":[{"number":1}]}""");
        using var circle = wire.Client();
        var numbers = new List<long>();

        await foreach (var pipeline in circle.V2.Pipelines.EnumerateForProjectAsync("gh/acme/shop"))
            numbers.Add(pipeline.Number);

        Assert.Equal([3, 2, 1], numbers);
        using var stop = new CancellationTokenSource();
        using var again = new PagedWire("""{"items":[{"number":3},{"number":2}],"next_page_token":"t1"}""");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var pipeline in again.Client().V2.Pipelines.EnumerateAsync().WithCancellation(stop.Token))
                await stop.CancelAsync();
        });
    }
#endif

    [Fact]
    public void Is_there_for_every_operation_that_answers_pages()
    {
        var missing = Specs.Operations
            .Where(o => o.IsPaged && Type.GetType($"CircleCi.Generated.{o.Api}.{o.Area}Client, CircleCi.Generated")!.GetMethod("Enumerate" + o.Name["List".Length..]) is null);

        Assert.Empty(missing);
        Assert.True(Specs.Operations.Count(o => o.IsPaged) >= 20);
    }

    /// <summary>Gives one page after the other.</summary>
    private sealed class PagedWire : DelegatingHandler
    {
        public PagedWire(params string[] pages)
        {
            var next = new Queue<string>(pages);
            var mock = new MockHttpMessageHandler();
            InnerHandler = mock;
            mock.When("*").Respond(request =>
            {
                Queries.Add(request.RequestUri!.Query);
                return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(next.Dequeue()) });
            });
        }

        public List<string> Queries { get; } = [];

        public CircleCiClient Client() => new(new CircleCiClientOptions { Token = "", BaseAddress = new Uri("https://circle.test"), Handler = this });

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => SendAsync(request, cancellationToken).GetAwaiter().GetResult();
    }
}
