#if !NETSTANDARD_ASSEMBLY
using CircleCi.Generated.Tests.Support;

namespace CircleCi.Generated.Tests.Paging;

/// <summary>What is made of a sequence in one call, without a further package.</summary>
public class Collecting
{
    private const string First = """{"items":[{"number":4},{"number":3}],"next_page_token":"t1"}""";
    private const string Second = """{"items":[{"number":2},{"number":1}],"next_page_token":null}""";

    public static TheoryData<string> Ways => [.. Calls.Keys];

    private static readonly Dictionary<string, (Func<AsyncItemSequence<V2.Pipeline>, CancellationToken, Task<object?>> Call, object? Result, int Requests)> Calls = new()
    {
        ["ToListAsync"] = (async (s, c) => string.Join(' ', (await s.ToListAsync(c)).Select(p => p.Number)), "4 3 2 1", 2),
        ["FirstAsync"] = (async (s, c) => (await s.FirstAsync(c)).Number, 4L, 1),
        ["FirstAsync of those that fit"] = (async (s, c) => (await s.FirstAsync(p => p.Number < 3, c)).Number, 2L, 2),
        ["FirstOrDefaultAsync"] = (async (s, c) => (await s.FirstOrDefaultAsync(c))?.Number, 4L, 1),
        ["FirstOrDefaultAsync of those that fit"] = (async (s, c) => (await s.FirstOrDefaultAsync(p => p.Number == 7, c))?.Number, null, 2),
        ["AnyAsync"] = (async (s, c) => await s.AnyAsync(c), true, 1),
        ["AnyAsync of those that fit"] = (async (s, c) => await s.AnyAsync(p => p.Number == 3, c), true, 1),
        ["CountAsync"] = (async (s, c) => await s.CountAsync(c), 4, 2),
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Reads_no_page_more_than_it_needs(string way)
    {
        using var wire = new PagedWire(First, Second);
        using var circle = wire.Client();

        Assert.Equal(Calls[way].Result, await Calls[way].Call(circle.V2.Pipelines.EnumerateAsync("gh/acme"), default));

        Assert.Equal(Calls[way].Requests, wire.Queries.Count);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Ends_when_it_is_canceled(string way)
    {
        using var wire = new PagedWire(First, Second);
        using var circle = wire.Client();
        using var canceled = new CancellationTokenSource();
        canceled.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Calls[way].Call(circle.V2.Pipelines.EnumerateAsync("gh/acme"), canceled.Token));
    }

    [Fact]
    public async Task Of_nothing_finds_nothing()
    {
        var none = new AsyncItemSequence<string>([]);

        Assert.Empty(await none.ToListAsync());
        Assert.Null(await none.FirstOrDefaultAsync());
        Assert.False(await none.AnyAsync());
        Assert.Equal(0, await none.CountAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await none.FirstAsync());
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await none.AnyAsync(null!));
    }
}
#endif
