using System.Net;
using System.Text;
using CircleCi.Generated;
using CircleCi.Generated.Testing;
using CircleCi.Generated.V2;
using Newtonsoft.Json.Linq;

namespace CircleCi.Testing.Tests;

public class ManagingWebhooks
{
    [Fact]
    public async Task Keeps_what_was_created_and_changed_and_shows_no_secret()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        using var client = circle.CreateClient();

        var created = await client.V2.Webhooks.CreateAsync(Request(shop.Id));
        circle.Clock.Advance(TimeSpan.FromMinutes(1));
        var changed = client.V2.Webhooks.Update(created.Id, new() { Url = "https://bot.acme.test/other", SigningSecret = "" });

        Assert.Equal(("bot", "****", true), (created.Name, created.SigningSecret, created.VerifyTls));
        Assert.Equal([WebhookEvent.JobCompleted], created.Events);
        Assert.Equal(("project", shop.Id), (created.Scope.Type, created.Scope.Id.Value));
        Assert.Equal(("bot", "https://bot.acme.test/other", "", true), (changed.Name, changed.Url, changed.SigningSecret, changed.VerifyTls));
        Assert.Equal((created.CreatedAt, created.CreatedAt.AddMinutes(1)), (changed.CreatedAt, changed.UpdatedAt));
        Assert.Equal(changed.Url, Assert.Single(client.V2.Webhooks.List(shop.Id, WebhookScopeType.Project).Items).Url);

        await client.V2.Webhooks.DeleteAsync(created.Id);

        Assert.Empty((await client.V2.Webhooks.ListAsync(shop.Id, WebhookScopeType.Project)).Items);
        var e = Assert.Throws<CircleCiPermissionException>(() => client.V2.Webhooks.Get(created.Id));
        Assert.Contains("does not exist or you do not have the required permission", e.Message);
    }

    [Fact]
    public async Task Refuses_the_sixth_webhook_of_a_project()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        using var client = circle.CreateClient();
        for (var i = 0; i < 5; i++)
            client.V2.Webhooks.Create(Request(shop.Id));

        var e = await Assert.ThrowsAnyAsync<CircleCiException>(() => client.V2.Webhooks.CreateAsync(Request(shop.Id)));

        Assert.Equal(HttpStatusCode.BadRequest, e.StatusCode);
        Assert.Contains("5 webhooks at most", e.Message);
        Assert.Throws<ArgumentException>(() => shop.HasWebhook(new Uri("https://bot.acme.test/")));
    }

    [Fact]
    public async Task Refuses_an_address_that_others_can_listen_to()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        using var client = circle.CreateClient();
        var request = Request(shop.Id);
        request.Url = "http://bot.acme.test/hook";

        Assert.Contains("url: must begin with https://.", Assert.ThrowsAny<CircleCiException>(() => client.V2.Webhooks.Create(request)).Message);
    }

    [Fact]
    public async Task Drops_members_that_are_spelled_with_underscores_as_circleci_does()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop");
        using var http = new HttpClient { BaseAddress = circle.Address };
        http.DefaultRequestHeaders.Add("Circle-Token", circle.Token);
        using var content = new StringContent($$"""{"name":"bot","url":"https://bot.acme.test/","events":["job-completed"],"scope":{"id":"{{shop.Id}}","type":"project"},"signing_secret":"hush","verify_tls":true}""", Encoding.UTF8, "application/json");

        using var response = await http.PostAsync("api/v2/webhook", content);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var webhook = JObject.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal((false, ""), ((bool)webhook["verify_tls"]!, (string?)webhook["signing_secret"]));
    }

    [Fact]
    public async Task Stops_calling_a_webhook_that_is_deleted()
    {
        await using var receiver = await Receiver.StartAsync((_, context) =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        });
        await using var circle = await CircleCiSandbox.StartAsync();
        var shop = circle.Org("acme").Project("shop").HasWebhook(receiver.Url, events: "workflow-completed");
        using var client = circle.CreateClient();
        shop.HasPipeline().Finish();
        await circle.DeliverWebhooksAsync();

        client.V2.Webhooks.Delete(client.V2.Webhooks.List(shop.Id, WebhookScopeType.Project).Items[0].Id);
        circle.Clock.Advance(TimeSpan.FromDays(1));
        await circle.DeliverWebhooksAsync();

        Assert.Single(receiver.Calls);
    }

    private static WebhookCreateRequest Request(Guid project) => new()
    {
        Name = "bot",
        Url = "https://bot.acme.test/hook",
        Events = [WebhookEvent.JobCompleted],
        Scope = new() { Id = project, Type = WebhookScopeType.Project },
        SigningSecret = "hush",
        VerifyTls = true,
    };
}
