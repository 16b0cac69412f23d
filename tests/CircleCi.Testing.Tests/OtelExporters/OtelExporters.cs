using System.Net;
using CircleCi.Generated;
using CircleCi.Generated.Testing;
using CircleCi.Generated.V2;

namespace CircleCi.Testing.Tests;

public class OtelExporters
{
    [Fact]
    public async Task Are_created_listed_and_deleted_and_show_no_header()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var acme = circle.Org("acme").Id;
        using var client = circle.CreateClient();

        var grpc = await client.V2.OtelExporters.CreateAsync(Request(acme));
        var http = client.V2.OtelExporters.Create(new() { OrgId = acme, Endpoint = "otel.acme.test:4318", Protocol = OtelExporterProtocol.Http, Insecure = true });

        Assert.Equal((acme, "otel.acme.test:4317", OtelExporterProtocol.Grpc, false), (grpc.OrgId, grpc.Endpoint, grpc.Protocol!.Value, grpc.Insecure));
        Assert.Equal(("x-api-key", "xxxx"), (Assert.Single(grpc.Headers).Key, grpc.Headers["x-api-key"]));
        Assert.Equal((OtelExporterProtocol.Http, true), (http.Protocol!.Value, http.Insecure!.Value));
        Assert.Empty(http.Headers);
        Assert.Empty(http.Issues);
        Assert.Equal([grpc.Id, http.Id], (await client.V2.OtelExporters.ListAsync(acme)).Select(e => e.Id));

        await client.V2.OtelExporters.DeleteAsync(grpc.Id!.Value);

        Assert.Equal((204, ""), (circle.Requests.Last().Status, circle.Requests.Last().Body));
        Assert.Equal(http.Id, Assert.Single(client.V2.OtelExporters.List(acme)).Id);
        client.V2.OtelExporters.Delete(http.Id!.Value);
        Assert.Empty(client.V2.OtelExporters.List(acme));
        await Assert.ThrowsAsync<CircleCiNotFoundException>(() => client.V2.OtelExporters.DeleteAsync(http.Id.Value));
    }

    [Fact]
    public async Task Are_five_at_most_in_an_organization()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var acme = circle.Org("acme");
        var globex = circle.Org("globex", "circleci").HasOtelExporter("otel.globex.test:4317");
        using var client = circle.CreateClient();
        for (var i = 0; i < 5; i++)
            client.V2.OtelExporters.Create(Request(acme.Id));

        var e = await Assert.ThrowsAnyAsync<CircleCiException>(() => client.V2.OtelExporters.CreateAsync(Request(acme.Id)));

        Assert.Equal(HttpStatusCode.BadRequest, e.StatusCode);
        Assert.Contains("5 exporters at most", e.Message);
        Assert.Throws<ArgumentException>(() => acme.HasOtelExporter("otel.acme.test:4317"));
        Assert.Equal(5, client.V2.OtelExporters.List(acme.Id).Count);
        client.V2.OtelExporters.Create(Request(globex.Id));
        Assert.Equal(2, client.V2.OtelExporters.List(globex.Id).Count);
    }

    [Fact]
    public async Task Tell_what_is_wrong_with_them()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var acme = circle.Org("acme").HasOtelExporter("gone.acme.test:4318", "http", "The address cannot be found.");
        using var client = circle.CreateClient();

        var exporter = Assert.Single(await client.V2.OtelExporters.ListAsync(acme.Id));

        Assert.Equal((OtelExporterProtocol.Http, "The address cannot be found."), (exporter.Protocol!.Value, Assert.Single(exporter.Issues)));
        Assert.Throws<ArgumentException>(() => acme.HasOtelExporter("https://otel.acme.test"));
        Assert.Throws<ArgumentException>(() => acme.HasOtelExporter("otel.acme.test:4317", "udp"));
    }

    [Theory]
    [InlineData("endpoint: 'https://otel.acme.test:4317' must be a host and a port", "https://otel.acme.test:4317", "grpc", null)]
    [InlineData("protocol: 'udp' is none of grpc, http.", "otel.acme.test:4317", "udp", null)]
    [InlineData("Unexpected field 'name'.", "otel.acme.test:4317", "grpc", "name")]
    public async Task Refuse_a_payload_that_cannot_be(string message, string endpoint, string protocol, string? unknown)
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var request = new OtelExporterCreateRequest { OrgId = circle.Org("acme").Id, Endpoint = endpoint, Protocol = protocol };
        if (unknown is not null)
            request.AdditionalProperties[unknown] = "ours";
        using var client = circle.CreateClient();

        var e = await Assert.ThrowsAnyAsync<CircleCiException>(() => client.V2.OtelExporters.CreateAsync(request));

        Assert.Equal(HttpStatusCode.BadRequest, e.StatusCode);
        Assert.Contains(message, e.Message);
        Assert.Equal(e.Message, Assert.ThrowsAny<CircleCiException>(() => client.V2.OtelExporters.Create(request)).Message);
    }

    [Fact]
    public async Task Are_nobodys_who_is_no_member()
    {
        await using var circle = await CircleCiSandbox.StartAsync();
        var acme = circle.Org("acme").HasOtelExporter("otel.acme.test:4317");
        using var client = circle.CreateClient();
        var id = client.V2.OtelExporters.List(acme.Id)[0].Id!.Value;
        using var eve = circle.CreateClient(o => o.Token = circle.PersonalToken("eve"));
        using var nobody = circle.CreateClient(o => o.Token = "CCIPAT_wrong");

        await Assert.ThrowsAsync<CircleCiNotFoundException>(() => eve.V2.OtelExporters.ListAsync(acme.Id));
        Assert.Throws<CircleCiNotFoundException>(() => eve.V2.OtelExporters.Create(Request(acme.Id)));
        Assert.Throws<CircleCiNotFoundException>(() => eve.V2.OtelExporters.Delete(id));
        Assert.Throws<CircleCiAuthenticationException>(() => nobody.V2.OtelExporters.List(acme.Id));
        Assert.Single(client.V2.OtelExporters.List(acme.Id));
    }

    private static OtelExporterCreateRequest Request(Guid org) => new()
    {
        OrgId = org,
        Endpoint = "otel.acme.test:4317",
        Protocol = OtelExporterProtocol.Grpc,
        Headers = { ["x-api-key"] = "hush" },
    };
}
