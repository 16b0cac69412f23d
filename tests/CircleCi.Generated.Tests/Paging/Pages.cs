using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;

namespace CircleCi.Generated.Tests.Paging;

public class Pages
{
    private const string First = """{"items":[{"number":4},{"number":3}],"next_page_token":"t1"}""";
    private const string Second = """{"next_page_token":"t2","items":[]}""";
    private const string Third = """{"items":[{"number":2},{"number":1}],"next_page_token":null}""";

    [Fact]
    public void Come_one_for_each_answer_with_what_leads_to_the_next()
    {
        using var wire = new PagedWire(First, Second, Third);
        using var circle = wire.Client();

        var pages = circle.V2.Pipelines.Enumerate("gh/acme").AsPages().ToList();

        Assert.Equal(["4 3 t1", " t2", "2 1 "], pages.Select(Reported));
    }

    [Fact]
    public void Lead_on_from_a_token_that_was_kept()
    {
        using var wire = new PagedWire(First, Second, Third);
        using var circle = wire.Client();

        var kept = circle.V2.Pipelines.Enumerate("gh/acme").AsPages().First().NextPageToken;
        Assert.Single(wire.Queries);
        var rest = circle.V2.Pipelines.Enumerate("gh/acme", new PipelinesListOptions { PageToken = kept }).Select(p => p.Number);

        Assert.Equal([2, 1], rest);
        Assert.Equal(["", "?page-token=t1", "?page-token=t2"], wire.Queries);
    }

    [Fact]
    public void Are_given_before_the_error_of_the_next_one()
    {
        using var wire = new PagedWire(First, First);
        using var circle = wire.Client();
        using var pages = circle.V2.Pipelines.Enumerate("gh/acme").AsPages().GetEnumerator();

        Assert.True(pages.MoveNext());
        Assert.True(pages.MoveNext());
        Assert.Throws<CircleCiException>(() => pages.MoveNext());
    }

    [Fact]
    public void Are_cut_where_no_more_items_are_wanted()
    {
        using var wire = new PagedWire(First, Second, Third);
        using var circle = wire.Client();

        Assert.Equal(["4 3 t1", " t2", "2 "], circle.V2.Pipelines.Enumerate("gh/acme").AtMost(3).AsPages().Select(Reported));
    }

    [Fact]
    public void Keep_their_token_where_the_last_item_wanted_ends_them()
    {
        using var wire = new PagedWire(First);
        using var circle = wire.Client();

        Assert.Equal(["4 3 t1"], circle.V2.Pipelines.Enumerate("gh/acme").AtMost(2).AsPages().Select(Reported));
        Assert.Empty(circle.V2.Pipelines.Enumerate("gh/acme").AtMost(0).AsPages());
    }

    [Fact]
    public void Are_one_where_a_list_has_no_tokens()
    {
        using var wire = new PagedWire("""[{"path":"a"},{"path":"b"}]""");
        using var circle = wire.Client();

        var page = Assert.Single(circle.V11.Builds.EnumerateArtifacts("gh/acme/shop", 1).AsPages());

        Assert.Equal((2, null), (page.Items.Count, page.NextPageToken));
    }

#if !NETSTANDARD_ASSEMBLY
    [Fact]
    public async Task Come_asynchronously_too()
    {
        using var wire = new PagedWire(First, Second, Third);
        using var circle = wire.Client();
        var told = new List<string>();

        await foreach (var page in circle.V2.Pipelines.EnumerateAsync("gh/acme").AtMost(3).AsPages())
            told.Add(Reported(page));

        Assert.Equal(["4 3 t1", " t2", "2 "], told);
        await foreach (var page in circle.V2.Pipelines.EnumerateAsync("gh/acme").AtMost(0).AsPages())
            Assert.Fail("No page was wanted.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task End_when_they_are_canceled_by_either_token(bool byTheCall)
    {
        using var ofCall = new CancellationTokenSource();
        using var ofLoop = new CancellationTokenSource();
        using var wire = new PagedWire(First, Second, Third);
        using var circle = wire.Client();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var page in circle.V2.Pipelines.EnumerateAsync("gh/acme", cancellationToken: ofCall.Token).AsPages().WithCancellation(ofLoop.Token))
                await (byTheCall ? ofCall : ofLoop).CancelAsync();
        });

        Assert.Single(wire.Queries);
    }
#endif

    private static string Reported(ItemPage<Pipeline> page) => $"{string.Join(' ', page.Items.Select(p => p.Number))} {page.NextPageToken}";
}
