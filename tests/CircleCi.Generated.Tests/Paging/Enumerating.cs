using CircleCi.Generated.Tests.Operations;
using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;

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
    public void Asks_anew_each_time()
    {
        using var wire = new PagedWire("""{"items":[{"number":3}]}""", """{"items":[{"number":4},{"number":3}]}""");
        using var circle = wire.Client();

        var pipelines = circle.V2.Pipelines.Enumerate("gh/acme");

        Assert.Equal([1, 2], [pipelines.Count(), pipelines.Count()]);
    }

    public static TheoryData<string, string> AllPagedOperations
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var operation in Specs.Operations.Where(o => o.IsPaged))
                data.Add(operation.Api, operation.Id);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(AllPagedOperations))]
    public void Keeps_all_other_parameters_of_every_operation(string api, string operationId)
    {
        var call = new OperationCall(Specs.Operation(api, operationId));
        using var wire = new PagedWire("""{"items":[],"next_page_token":"t&1"}""", """{"items":[]}""");
        using var circle = wire.Client();

        Assert.Empty(call.Enumerate(circle));

        var asGiven = Assert.Single(call.Query, q => q.StartsWith("page-token=", StringComparison.Ordinal));
        var (first, second) = (Parameters(wire.Queries[0]), Parameters(wire.Queries[1]));
        Assert.Equal(call.Query.Order(), first.Order());
        Assert.Equal(first.Except([asGiven]).Append("page-token=t&1").Order(), second.Order());

        static List<string> Parameters(string query) => [.. query.TrimStart('?').Split('&').Select(Uri.UnescapeDataString)];
    }

    [Theory]
    [MemberData(nameof(Prefetching.AllLists), MemberType = typeof(Prefetching))]
    public void Goes_by_the_options_as_they_were_at_the_call(string api, string operationId)
    {
        var operation = Specs.Operation(api, operationId);
        var member = (string?)operation.Node["x-items"]!["member"];
        string[] pages = member is null
            ? ["""[{"name":"a","id":1,"build_num":9}]""", """[{"name":"b","id":2,"build_num":8}]""", "[]", "[]"]
            : [$$"""{"{{member}}":[{"name":"a"}],"next_page_token":"t1"}""", $$"""{"{{member}}":[{"name":"b"}]}"""];

        var queries = new[] { false, true }.Select(changes =>
        {
            using var wire = new PagedWire(pages);
            using var circle = wire.Client();
            object? options = null;
            var call = new OperationCall(operation) { Change = (parameters, arguments) => options = arguments[Math.Max(0, Array.FindIndex(parameters, p => p.Name == "options"))] };
            var items = call.Enumerate(circle);
            if (changes)
                Clear(options);
            foreach (var _ in items)
            {
            }

            return wire.Queries;
        }).ToArray();

        Assert.Equal(queries[0], queries[1]);

        static void Clear(object? options)
        {
            if (options?.GetType().Name.EndsWith("Options", StringComparison.Ordinal) != true)
                return;
            foreach (var property in options.GetType().GetProperties())
                property.SetValue(options, null);
        }
    }

    [Theory]
    [InlineData("Contexts", "EnumerateRestrictions")]
    [InlineData("CheckoutKeys", "Enumerate")]
    [InlineData("Deploys", "EnumerateComponentVersions")]
    [InlineData("EnvironmentVariables", "Enumerate")]
    [InlineData("Insights", "EnumerateJobTimeSeries")]
    [InlineData("Jobs", "EnumerateArtifacts")]
    [InlineData("Jobs", "EnumerateTests")]
    [InlineData("Webhooks", "Enumerate")]
    [InlineData("Workflows", "EnumerateJobs")]
    public void Goes_on_in_the_nine_lists_for_which_circleci_describes_no_token(string area, string method)
    {
        var options = typeof(V2Client).GetProperty(area)!.PropertyType.GetMethods().First(m => m.Name == method).GetParameters().Single(p => p.Name == "options").ParameterType;

        Assert.NotNull(options.GetProperty("PageToken"));
    }

    [Fact]
    public void Follows_a_token_that_nobody_described()
    {
        using var wire = new PagedWire("""{"items":[],"next_page_token":"t1"}""", """{"items":[]}""");
        using var circle = wire.Client();

        Assert.Empty(circle.V2.Organizations.EnumerateUrlOrbAllowListEntries("gh/acme"));
        Assert.Equal(["", "?page-token=t1"], wire.Queries);
    }

    [Fact]
    public void Tells_a_page_that_got_lost_from_a_project_that_is_not_there()
    {
        using var wire = new PagedWire("""{"items":[{"number":1}],"next_page_token":"t1"}""");
        using var circle = wire.Client();
        var numbers = new List<long>();

        var e = Assert.Throws<CircleCiException>(() => numbers.AddRange(circle.V2.Pipelines.EnumerateForProject("gh/acme/shop").Select(p => p.Number)));

        Assert.StartsWith("GET /api/v2/project/gh/acme/shop/pipeline: the list ended unexpectedly at page 2", e.Message);
        Assert.DoesNotContain("Project not found", e.Message);
        Assert.Equal((404, "GET", "/api/v2/project/gh/acme/shop/pipeline"), ((int)e.StatusCode!, e.RequestMethod, e.RequestPath));
        Assert.Contains("Project not found", e.ResponseBody);
        Assert.Contains("Project not found", Assert.IsAssignableFrom<CircleCiException>(e.InnerException).Message);
        Assert.Contains("Project not found", Assert.ThrowsAny<CircleCiException>(() => circle.V2.Pipelines.EnumerateForProject("gh/acme/shop").ToList()).Message);
    }

    [Fact]
    public void Stops_with_an_error_where_a_token_comes_back()
    {
        using var wire = new PagedWire("""{"items":[],"next_page_token":"t1"}""", """{"items":[],"next_page_token":"t1"}""", "{}");
        using var circle = wire.Client();

        var e = Assert.ThrowsAny<CircleCiException>(() => circle.V2.Pipelines.Enumerate("gh/acme").ToList());

        Assert.Contains("same page token twice", e.Message);
        Assert.DoesNotContain("t1", e.Message);
        Assert.Equal(2, wire.Queries.Count);
    }

    [Fact]
    public void Stops_too_where_the_token_comes_back_that_it_began_at()
    {
        using var wire = new PagedWire("""{"items":[],"next_page_token":"t1"}""", "{}");
        using var circle = wire.Client();

        Assert.Throws<CircleCiException>(() => circle.V2.Pipelines.Enumerate("gh/acme", new PipelinesListOptions { PageToken = "t1" }).ToList());
        Assert.Single(wire.Queries);
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
            await foreach (var pipeline in again.Client().V2.Pipelines.EnumerateAsync("gh/acme").WithCancellation(stop.Token))
                await stop.CancelAsync();
        });
    }
#endif

    [Fact]
    public void Is_there_for_every_operation_that_answers_pages()
    {
        var missing = Specs.Operations
            .Where(o => o.IsPaged && Type.GetType($"CircleCi.Generated.{o.Api}.{o.Area}Client, CircleCi.Generated")!.GetMethods().All(m => m.Name != "Enumerate" + o.Name["List".Length..]));

        Assert.Empty(missing);
        Assert.True(Specs.Operations.Count(o => o.IsPaged) >= 20);
    }
}
