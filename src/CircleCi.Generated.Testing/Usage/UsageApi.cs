using CircleCi.Generated.Testing.Server;
using CircleCi.Generated.Testing.World;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Usage;

/// <summary>Exports of usage data.</summary>
internal static class UsageApi
{
    private const int MaxDays = 31;

    public static void Map(Handlers on)
    {
        on["V2.Usage.CreateExport"] = Create;
        on["V2.Usage.GetExport"] = Get;
    }

    private static SandboxResponse Create(Call call)
    {
        StrictBody.Check(call);
        var org = call.Org(call["organizationId"]);
        var (start, end) = (Dates.Read("start", call.Text("start")), Dates.Read("end", call.Text("end")));
        if (start > end)
            throw new RequestError(400, "start must not be after end.");
        if (end > call.Now)
            throw new RequestError(400, "end must not be in the future.", $"it is {JsonTime.Of(call.Now)} by the sandbox's clock");
        if (end - start > TimeSpan.FromDays(MaxDays))
            throw new RequestError(400, $"start and end must not be more than {MaxDays} days apart.");
        if (start < call.Now.AddYears(-1))
            throw new RequestError(400, "start must not be more than a year ago.", $"it is {JsonTime.Of(call.Now)} by the sandbox's clock");
        var shared = (call.Body!["shared_org_ids"] as JArray ?? []).Select(id => call.Org(id.ToString())).ToList();
        var export = new UsageExport(org, shared, start, end);
        org.UsageExports.Add(export);
        return new SandboxResponse(201, new JObject
        {
            ["usage_export_job_id"] = export.Id,
            ["state"] = export.State,
            ["start"] = JsonTime.Of(export.Start),
            ["end"] = JsonTime.Of(export.End),
            ["download_urls"] = null,
        });
    }

    private static SandboxResponse Get(Call call)
    {
        var id = call.Id("usageExportJobId");
        var export = call.Org(call["organizationId"]).UsageExports.Find(e => e.Id == id) ?? throw new RequestError(404, "Usage export job not found.");
        return new JObject
        {
            ["usage_export_job_id"] = export.Id,
            ["state"] = export.State,
            ["download_urls"] = export.SignFiles() is { } urls ? new JArray(urls) : null,
        };
    }
}
