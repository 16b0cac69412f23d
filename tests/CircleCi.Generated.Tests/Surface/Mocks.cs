using System.Reflection;
using CircleCi.Generated.V2;

namespace CircleCi.Generated.Tests.Surface;

/// <summary>Users replace any call in their own tests, without HTTP.</summary>
public class Mocks
{
    [Fact]
    public void Replace_single_calls()
    {
        using var circle = new FakeCircle();

        Assert.Equal("fake", circle.V2.Users.GetCurrent().Login);
        var e = Assert.Throws<InvalidOperationException>(() => circle.V2.Users.ListCollaborations());
        Assert.Contains("created for a test", e.Message);
    }

    [Fact]
    public async Task Replace_lists_by_items_or_by_pages()
    {
        using var circle = new FakeCircle();

        Assert.Equal(["a", "b"], circle.V2.Contexts.Enumerate("gh/acme").Select(c => c.Name));
        Assert.Equal([null], circle.V2.Contexts.Enumerate("gh/acme").AsPages().Select(p => p.NextPageToken));
        Assert.Equal(["c", "d"], circle.V2.Contexts.Enumerate("gh/acme", new()).Select(c => c.Name));
        Assert.Equal(["t1", null], circle.V2.Contexts.Enumerate("gh/acme", new()).AsPages().Select(p => p.NextPageToken));
        Assert.Equal("c", Assert.Single(circle.V2.Contexts.Enumerate("gh/acme", new()).AtMost(1)).Name);
#if !NETSTANDARD_ASSEMBLY
        var names = new List<string?>();
        await foreach (var context in circle.V2.Contexts.EnumerateAsync("gh/acme"))
            names.Add(context.Name);
        await foreach (var page in circle.V2.Contexts.EnumerateAsync("gh/acme", new()).AsPages())
            names.Add(page.NextPageToken);
        Assert.Equal(["a", "b", "t1", null], names);
#else
        await Task.CompletedTask;
#endif
    }

    [Fact]
    public void Can_be_made_of_every_client()
    {
        var clients = typeof(CircleCiClient).Assembly.GetExportedTypes().Where(t => t.Name.EndsWith("Client", StringComparison.Ordinal) && t is { IsAbstract: false, Namespace: not "CircleCi.Generated" }).ToList();

        Assert.True(clients.Count > 30);
        Assert.All(clients, c => Assert.Contains(c.GetConstructors(BindingFlags.NonPublic | BindingFlags.Instance), ctor => ctor.IsFamily && ctor.GetParameters().Length == 0));
    }

    private sealed class FakeCircle : CircleCiClient
    {
        public FakeCircle()
            : base("")
        {
        }

        public override V2Client V2 { get; } = new FakeV2();
    }

    private sealed class FakeV2 : V2Client
    {
        public override UsersClient Users { get; } = new FakeUsers();

        public override ContextsClient Contexts { get; } = new FakeContexts();
    }

    private sealed class FakeUsers : UsersClient
    {
        public override User GetCurrent(CancellationToken cancellationToken = default) => new() { Login = "fake" };
    }

    private sealed class FakeContexts : ContextsClient
    {
        private static readonly Context[] Some = [new() { Name = "a" }, new() { Name = "b" }];
        private static readonly ItemPage<Context>[] Pages = [new([new() { Name = "c" }], "t1"), new([new() { Name = "d" }])];

        public override ItemSequence<Context> Enumerate(OrgSlug owner, ContextsListOptions? options = null, CancellationToken cancellationToken = default) =>
            options is null ? new(Some) : ItemSequence<Context>.OfPages(Pages);

#if !NETSTANDARD_ASSEMBLY
        public override AsyncItemSequence<Context> EnumerateAsync(OrgSlug owner, ContextsListOptions? options = null, CancellationToken cancellationToken = default) =>
            options is null ? new(Some) : AsyncItemSequence<Context>.OfPages(Pages);
#endif
    }
}
