using System.Globalization;
using System.Net;

namespace CircleCi.Generated.Tests.Paging;

/// <summary>Lists that go by numbers while builds arrive at their beginning: each build that was there comes once, in order.</summary>
public class Arrivals
{
    private const int Builds = 7;

    /// <summary>The size of pages, how many builds arrive at a time, and before which requests (0 for each).</summary>
    public static TheoryData<int, int, int[]> Cases
    {
        get
        {
            var data = new TheoryData<int, int, int[]>();
            foreach (var size in new[] { 1, 2, 3, 7, 30 })
            {
                foreach (var before in new int[][] { [2], [3], [2, 3], [2, 3, 4, 5], [2, 4, 6] })
                    data.Add(size, 1, before);
                if (size > 1)
                    data.Add(size, size, [2]);
                data.Add(size, size, [3, 4]);
            }

            data.Add(3, 2, [2, 3, 4]);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Give_no_build_twice_and_skip_none(int size, int arriving, int[] before)
    {
        foreach (var api in new[] { "V11", "V1" })
        {
            foreach (var isAsync in new[] { false, true })
            {
                using var server = new Server(arriving, before);
                using var circle = server.Client();

                var numbers = await NumbersAsync(circle, api, size, isAsync);

                Assert.Equal(Enumerable.Range(1, Builds).Reverse().Select(n => (long)n), numbers.Where(n => n <= Builds));
                Assert.Equal(numbers.Distinct(), numbers);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(100)]
    public async Task Tell_a_server_that_overlooks_the_number_from_one_that_got_builds(int size)
    {
        foreach (var isAsync in new[] { false, true })
        {
            using var server = new Server(1, [2]) { IsDeaf = true };
            using var circle = server.Client();

            var e = await Assert.ThrowsAsync<CircleCiException>(() => NumbersAsync(circle, "V11", size, isAsync));

            Assert.Contains("CircleCI returned the same page twice", e.Message);
            Assert.InRange(server.Requests, 2, 6);
        }
    }

    [Fact]
    public void Know_a_build_that_has_ended_meanwhile()
    {
        using var server = new Server(1, [2]) { ChangesStatus = true };
        using var circle = server.Client();

        Assert.Equal([7, 6, 5, 4, 3, 2, 1], circle.V11.Builds.EnumerateRecent(new() { Limit = 2 }).Select(b => b.BuildNumber!.Value));
    }

    [Fact]
    public void Know_builds_of_other_projects_by_more_than_their_number()
    {
        using var wire = new Support.PagedWire("""[{"build_num":1,"reponame":"shop"},{"build_num":1,"reponame":"till"}]""", """[{"build_num":1,"username":"acme"}]""");
        using var circle = wire.Client();

        Assert.Equal(3, circle.V11.Builds.EnumerateRecent(new() { Limit = 2 }).Count());
    }

    [Fact]
    public void Give_no_page_that_has_nothing_new()
    {
        using var server = new Server(1, [2]);
        using var circle = server.Client();

        Assert.All(circle.V11.Builds.EnumerateRecent(new() { Limit = 1 }).AsPages().SkipLast(1), p => Assert.Single(p.Items));
    }

    [Fact]
    public void Read_repositories_by_pages_alike()
    {
        using var wire = new Support.PagedWire(Repositories("a", "b"), Repositories("b", "c"), Repositories("b", "c"), Repositories("new", "a"), Repositories("d"), "[]");
        using var circle = wire.Client();

        Assert.Equal(["a", "b", "c", "d"], circle.V11.Users.EnumerateRepositories(VcsType.GitHub, new() { PerPage = 2 }).Select(r => r.Name));
        Assert.Equal(["?per-page=2", "?page=2&per-page=2", "?page=3&per-page=2", "?per-page=2", "?page=4&per-page=2", "?page=5&per-page=2"], wire.Queries);
    }

    private static string Repositories(params string[] names) => $"[{string.Join(',', names.Select(n => $$"""{"name":"{{n}}","vcs_url":"https://github.com/acme/{{n}}"}"""))}]";

    private static async Task<List<long>> NumbersAsync(CircleCiClient circle, string api, int size, bool isAsync)
    {
#if NETSTANDARD_ASSEMBLY
        await Task.CompletedTask;
        isAsync = false;
#endif
        if (!isAsync)
            return api == "V1" ? [.. circle.V1.Builds.EnumerateRecent(new() { Limit = size }).Select(b => b.BuildNumber!.Value)] : [.. circle.V11.Builds.EnumerateRecent(new() { Limit = size }).Select(b => b.BuildNumber!.Value)];
        var numbers = new List<long>();
#if !NETSTANDARD_ASSEMBLY
        if (api == "V1")
        {
            await foreach (var build in circle.V1.Builds.EnumerateRecentAsync(new() { Limit = size }))
                numbers.Add(build.BuildNumber!.Value);
        }
        else
        {
            await foreach (var build in circle.V11.Builds.EnumerateRecentAsync(new() { Limit = size }))
                numbers.Add(build.BuildNumber!.Value);
        }
#endif
        return numbers;
    }

    /// <summary>Lists its builds, newest first, and gets more before some requests.</summary>
    private sealed class Server(int arriving, int[] before) : HttpMessageHandler
    {
        private int _newest = Builds;

        public int Requests { get; private set; }

        public bool IsDeaf { get; init; }

        public bool ChangesStatus { get; init; }

        public CircleCiClient Client() => new(new CircleCiClientOptions { Token = "", BaseAddress = new Uri("https://circle.test"), Handler = this });

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            if (before.Contains(Requests))
                _newest += arriving;
            var query = System.Web.HttpUtility.ParseQueryString(request.RequestUri!.Query);
            var limit = int.Parse(query["limit"]!, CultureInfo.InvariantCulture);
            var offset = IsDeaf ? 0 : int.Parse(query["offset"] ?? "0", CultureInfo.InvariantCulture);
            var builds = Enumerable.Range(1, _newest).Reverse().Skip(offset).Take(limit).Select(n => $$"""{"build_num":{{n}},"reponame":"shop","status":"{{(ChangesStatus ? $"s{Requests}" : "success")}}"}""");
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent($"[{string.Join(',', builds)}]") };
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(Send(request, cancellationToken));
    }
}
