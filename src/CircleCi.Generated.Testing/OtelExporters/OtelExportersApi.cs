using CircleCi.Generated.Testing.Server;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.OtelExporters;

/// <summary>Exporters of traces. The sandbox keeps them, and sends nothing.</summary>
internal static class OtelExportersApi
{
    public static void Map(Handlers on)
    {
        on["V2.OtelExporters.List"] = call =>
        {
            var org = call.Org(call.Id("org-id").ToString());
            return new JArray(org.OtelExporters.Select(e => e.Json(org)));
        };
        on["V2.OtelExporters.Create"] = Create;
        on["V2.OtelExporters.Delete"] = call =>
        {
            var id = call.Id("exporterId");
            var org = call.World.Orgs.FirstOrDefault(o => o.OtelExporters.Exists(e => e.Id == id));
            if (call.Caller.Visible(org) is null)
                throw new RequestError(404, "Exporter does not exist.", $"there is no {id} that this token may see");
            org!.OtelExporters.RemoveAll(e => e.Id == id);
            return new SandboxResponse(204, null);
        };
    }

    private static SandboxResponse Create(Call call)
    {
        StrictBody.Check(call);
        var id = Guid.TryParse(call.Text("org_id"), out var given) ? given : throw new RequestError(400, $"org_id: '{call.Text("org_id")}' is no UUID.");
        var org = call.Org(id.ToString());
        var endpoint = call.Text("endpoint");
        if (!OtelExporter.CanBe(endpoint))
            throw new RequestError(400, $"endpoint: '{endpoint}' must be a host and a port, without a scheme.");
        var exporter = new OtelExporter(call.World.NewId(), endpoint, call.OneOf("protocol", OtelExporter.Protocols), call.Flag("insecure"), Headers(call), []);
        // CircleCI tells the limit, but not what it answers.
        if (org.OtelExporters.Count == OtelExporter.MaxPerOrg)
            throw new RequestError(400, $"An organization can have {OtelExporter.MaxPerOrg} exporters at most.");
        org.OtelExporters.Add(exporter);
        return new SandboxResponse(201, exporter.Json(org));
    }

    private static List<string> Headers(Call call)
    {
        var headers = call.Body!["headers"] as JObject ?? [];
        return headers.Properties().FirstOrDefault(h => h.Value.Type != JTokenType.String) is { } wrong ? throw new RequestError(400, $"headers.{wrong.Name}: must be a text.")
            : [.. headers.Properties().Select(h => h.Name)];
    }
}
