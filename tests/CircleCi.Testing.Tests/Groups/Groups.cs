using CircleCi.Generated;
using CircleCi.Generated.Testing;

namespace CircleCi.Testing.Tests;

public class Groups
{
    [Fact]
    public async Task Are_created_read_and_deleted()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var acme = circle.Org("acme").Id;
        using var client = circle.CreateClient();

        var operators = await client.V2.Groups.CreateAsync(acme, new() { Name = "Operators", Description = "Who deploys" });
        var id = operators.Id!.Value;

        Assert.Equal(("Operators", "Who deploys"), (operators.Name, operators.Description));
        Assert.Equal("Who deploys", client.V2.Groups.Get(acme, id).Description);
        Assert.Equal("Group deleted.", (await client.V2.Groups.DeleteAsync(acme, id)).Message);
        Assert.Contains("Group not found.", Assert.Throws<CircleCiNotFoundException>(() => client.V2.Groups.Get(acme, id)).Message);
        Assert.Throws<CircleCiNotFoundException>(() => client.V2.Groups.List(Guid.NewGuid()));
    }

    [Fact]
    public async Task Come_all_at_once_and_are_a_hundred_at_most()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var acme = circle.Org("acme").Id;
        using var client = circle.CreateClient();
        for (var i = 0; i < 100; i++)
            client.V2.Groups.Create(acme, new() { Name = $"Group {i}" });

        var e = await Assert.ThrowsAsync<CircleCiConflictException>(() => client.V2.Groups.CreateAsync(acme, new() { Name = "One too many" }));

        Assert.Contains("Exceeded max number of groups in org: 100.", e.Message);
        var all = client.V2.Groups.List(acme, new() { Limit = 10 });
        Assert.Equal((100, 100L, null), (all.Items.Count, all.TotalCount, all.NextPageToken));
    }
}
