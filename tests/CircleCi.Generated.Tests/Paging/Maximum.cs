using CircleCi.Generated.Tests.Support;

namespace CircleCi.Generated.Tests.Paging;

/// <summary>A maximum of items.</summary>
public class Maximum
{
    private const string First = """{"items":[{"number":4},{"number":3}],"next_page_token":"t1"}""";
    private const string Second = """{"items":[{"number":2},{"number":1}],"next_page_token":null}""";

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 1, 1)]
    [InlineData(2, 2, 1)]
    [InlineData(3, 3, 2)]
    [InlineData(int.MaxValue, 4, 2)]
    public async Task Ends_the_list_without_asking_for_a_page_more(int most, int items, int requests)
    {
        using var wire = new PagedWire(First, Second);
        using var circle = wire.Client();

        Assert.Equal(items, circle.V2.Pipelines.Enumerate("gh/acme").AtMost(most).Count());
        Assert.Equal(requests, wire.Queries.Count);

#if !NETSTANDARD_ASSEMBLY
        using var again = new PagedWire(First, Second);
        using var square = again.Client();
        var count = 0;
        await foreach (var pipeline in square.V2.Pipelines.EnumerateAsync("gh/acme").AtMost(most))
            count++;
        Assert.Equal((items, requests), (count, again.Queries.Count));
#else
        await Task.CompletedTask;
#endif
    }

    [Fact]
    public void Counts_anew_each_time_and_only_becomes_less()
    {
        var numbers = new ItemSequence<int>([1, 2, 3, 4]);

        var two = numbers.AtMost(2);

        Assert.Equal([1, 2], two);
        Assert.Equal([1, 2], two.AtMost(3));
        Assert.Equal([1], two.AtMost(1));
        Assert.Equal([1, 2, 3, 4], numbers);
    }

    [Fact]
    public void Is_not_negative() => Assert.Throws<ArgumentOutOfRangeException>(() => new ItemSequence<int>([]).AtMost(-1));
}
