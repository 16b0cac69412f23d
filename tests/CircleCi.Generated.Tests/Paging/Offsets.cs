using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V11;
using CircleCi.Generated.V2;

namespace CircleCi.Generated.Tests.Paging;

/// <summary>Lists that go by how many items to skip: the builds of v1 and v1.1, and the decisions on policies.</summary>
public class Offsets
{
    [Fact]
    public void Skip_what_was_read_and_keep_everything_else()
    {
        using var wire = new PagedWire(Builds(9, 8), Builds(7, 6), Builds(5));
        using var circle = wire.Client();
        var options = new BuildsListForBranchOptions { Filter = BuildFilter.Failed, Limit = 2, Shallow = true };

        var numbers = circle.V11.Builds.EnumerateForBranch("gh/acme/shop", "main", options).Select(b => b.BuildNumber);

        Assert.Equal([9, 8, 7, 6, 5], numbers);
        Assert.Equal(["?filter=failed&limit=2&shallow=true", "?filter=failed&limit=2&offset=2&shallow=true", "?filter=failed&limit=2&offset=4&shallow=true"], wire.Queries);
        Assert.Null(options.Offset);
    }

    [Fact]
    public void Take_a_hundred_at_a_time_if_nobody_says_how_many()
    {
        using var wire = new PagedWire(Builds([.. Enumerable.Range(1, 100)]), Builds(101), Builds([.. Enumerable.Range(1, 100)]), "[]");
        using var circle = wire.Client();

        Assert.Equal(101, circle.V11.Builds.EnumerateRecent().Count());
        Assert.Equal(100, circle.V1.Builds.EnumerateRecent().Count());
        Assert.Equal(["?limit=100", "?limit=100&offset=100", "?limit=100", "?limit=100&offset=100"], wire.Queries);
    }

    [Fact]
    public void Go_on_after_a_hundred_though_more_were_asked_for()
    {
        using var wire = new PagedWire(Builds([.. Enumerable.Range(1, 100)]), "[]");
        using var circle = wire.Client();

        Assert.Equal(100, circle.V11.Builds.EnumerateRecent(new BuildsListRecentOptions { Limit = 500 }).Count());
        Assert.Equal(["?limit=500", "?limit=500&offset=100"], wire.Queries);
    }

    [Fact]
    public void Begin_where_the_caller_says_and_are_what_pages_give_to_go_on()
    {
        using var wire = new PagedWire(Builds(5, 4), Builds(3));
        using var circle = wire.Client();

        var pages = circle.V11.Builds.EnumerateForProject("gh/acme/shop", new BuildsListForProjectOptions { Limit = 2, Offset = 3_000_000_000 }).AsPages();

        Assert.Equal(["3000000002", null], pages.Select(p => p.NextPageToken));
        Assert.Equal(["?limit=2&offset=3000000000", "?limit=2&offset=3000000002"], wire.Queries);
    }

    [Fact]
    public void Without_a_known_limit_end_at_nothing()
    {
        using var wire = new PagedWire("""[{"id":"3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10"}]""", "[]");
        using var circle = wire.Client();

        Assert.Single(circle.V2.Policies.EnumerateDecisions(Guid.NewGuid(), "config", new PoliciesListDecisionsOptions { Branch = "main" }));
        Assert.Equal(["?branch=main", "?branch=main&offset=1"], wire.Queries);
    }

    [Fact]
    public void And_numbers_of_pages_lead_on_alike()
    {
        using var wire = new PagedWire("""[{"name":"a"}]""", """[{"name":"b"}]""", "[]", "[]");
        using var circle = wire.Client();

        Assert.Equal(["a", "b"], circle.V11.Users.EnumerateRepositories(VcsType.GitHub, new UsersListRepositoriesOptions { PerPage = 1 }).Select(r => r.Name));
        Assert.Empty(circle.V11.Users.EnumerateRepositories(VcsType.GitHub, new UsersListRepositoriesOptions { Page = 7 }));
        Assert.Equal(["?per-page=1", "?page=2&per-page=1", "?page=3&per-page=1", "?page=7"], wire.Queries);
    }

    [Fact]
    public void That_the_server_overlooks_end_with_an_error_and_give_nothing_twice()
    {
        using var wire = new PagedWire(Builds(9, 8), Builds(9, 8), Builds(9, 8));
        using var circle = wire.Client();
        var numbers = new List<long?>();

        var e = Assert.Throws<CircleCiException>(() =>
        {
            foreach (var build in circle.V11.Builds.EnumerateRecent(new BuildsListRecentOptions { Limit = 2 }))
                numbers.Add(build.BuildNumber);
        });

        Assert.StartsWith("GET /api/v1.1/recent-builds: CircleCI returned the same page twice", e.Message);
        Assert.Equal([9, 8], numbers);
        Assert.Equal(["?limit=2", "?limit=2&offset=2", "?limit=2"], wire.Queries);
    }

#if !NETSTANDARD_ASSEMBLY
    [Fact]
    public async Task Lead_on_asynchronously_too()
    {
        using var wire = new PagedWire(Builds(9, 8), Builds(7));
        using var circle = wire.Client();
        var numbers = new List<long?>();

        await foreach (var build in circle.V11.Builds.EnumerateRecentAsync(new BuildsListRecentOptions { Limit = 2 }))
            numbers.Add(build.BuildNumber);

        Assert.Equal([9, 8, 7], numbers);
    }
#endif

    private static string Builds(params int[] numbers) => $"[{string.Join(',', numbers.Select(n => $$"""{"build_num":{{n}}}"""))}]";
}
