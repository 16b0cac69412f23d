using CircleCi.Generated;
using CircleCi.Generated.Testing;

namespace CircleCi.Testing.Tests;

public class HerokuKeys
{
    [Fact]
    public async Task Are_taken_unless_they_are_empty()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        using var client = circle.CreateClient();

        await client.V11.Users.SetHerokuKeyAsync(new() { ApiKey = "key" });
        client.V1.Users.SetHerokuKey(new() { ApiKey = "key" });
        var e = Assert.Throws<CircleCiPermissionException>(() => client.Send(HttpMethod.Post, "/api/v1.1/user/heroku-key", new { apikey = "" }));

        Assert.Equal([200, 200, 403], circle.Requests.Select(r => r.Status));
        Assert.Contains("The Heroku API key is empty.", e.Message);
    }
}
