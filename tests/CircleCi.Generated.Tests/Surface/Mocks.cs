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
        Assert.Contains("made for a test", e.Message);
    }

    [Fact]
    public void Can_be_made_of_every_client_and_call()
    {
        var clients = typeof(CircleCiClient).Assembly.GetExportedTypes().Where(t => t.Name.EndsWith("Client", StringComparison.Ordinal) && t is { IsAbstract: false, Namespace: not "CircleCi.Generated" }).ToList();

        Assert.True(clients.Count > 30);
        Assert.All(clients, c => Assert.Contains(c.GetConstructors(BindingFlags.NonPublic | BindingFlags.Instance), ctor => ctor.IsFamily && ctor.GetParameters().Length == 0));
        Assert.All(
            clients.SelectMany(c => c.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)),
            m => Assert.True(m is { IsVirtual: true, IsFinal: false }, $"{m.DeclaringType!.Name}.{m.Name} cannot be overridden."));
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
    }

    private sealed class FakeUsers : UsersClient
    {
        public override User GetCurrent(CancellationToken cancellationToken = default) => new() { Login = "fake" };
    }
}
