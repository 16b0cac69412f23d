// The tasks of ../Console with nothing but .NET. Nothing is retried, and nothing has a time limit.
#region list
using System.Net.Http.Json;
using System.Text.Json;

using var http = new HttpClient { BaseAddress = new Uri(Environment.GetEnvironmentVariable("CIRCLE_URL") ?? "https://circleci.com/") };
http.DefaultRequestHeaders.Add("Circle-Token", Environment.GetEnvironmentVariable("CIRCLE_TOKEN"));
foreach (var pipeline in await ListAsync("project/gh/acme/shop/pipeline?branch=main"))
    Console.WriteLine($"{pipeline.GetProperty("number")} {pipeline.GetProperty("state")} {pipeline.GetProperty("created_at").GetDateTimeOffset():u}");

async Task<List<JsonElement>> ListAsync(string path)
{
    var items = new List<JsonElement>();
    string? page = null;
    do
    {
        var query = page is null ? "" : $"{(path.Contains('?') ? '&' : '?')}page-token={Uri.EscapeDataString(page)}";
        var reply = await http.GetFromJsonAsync<JsonElement>($"api/v2/{path}{query}");
        items.AddRange(reply.GetProperty("items").EnumerateArray());
        page = reply.TryGetProperty("next_page_token", out var next) ? next.GetString() : null;
    }
    while (page is not null);
    return items;
}
#endregion

#region trigger
using var response = await http.PostAsJsonAsync("api/v2/project/gh/acme/shop/pipeline", new { branch = "main", parameters = new { deploy = true, shards = 4 } });
response.EnsureSuccessStatusCode();
var created = await response.Content.ReadFromJsonAsync<JsonElement>();
Console.WriteLine($"Pipeline {created.GetProperty("number")} is started.");
#endregion

#region wait
var id = created.GetProperty("id");
var workflows = new List<JsonElement>();
while (workflows.Count == 0 || workflows.Exists(w => w.GetProperty("status").GetString() is "running" or "failing" or "on_hold"))
{
    await Task.Delay(TimeSpan.FromSeconds(2));
    if ((await http.GetFromJsonAsync<JsonElement>($"api/v2/pipeline/{id}")).GetProperty("state").GetString() == "errored")
        break;
    workflows = await ListAsync($"pipeline/{id}/workflow");
}

var failed = new List<long>();
foreach (var workflow in workflows)
{
    Console.WriteLine($"{workflow.GetProperty("name")}: {workflow.GetProperty("status")}");
    foreach (var job in await ListAsync($"workflow/{workflow.GetProperty("id")}/job"))
    {
        if (job.GetProperty("status").GetString() is "failed" or "timedout" or "infrastructure_fail")
            failed.Add(job.GetProperty("job_number").GetInt64());
    }
}
#endregion

#region artifacts
// The token must not be sent to the storage of artifacts and logs.
using var storage = new HttpClient();
foreach (var job in failed)
{
    foreach (var artifact in await ListAsync($"project/gh/acme/shop/{job}/artifacts"))
    {
        var path = Path.Combine("artifacts", artifact.GetProperty("path").GetString()!);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var request = new HttpRequestMessage(HttpMethod.Get, artifact.GetProperty("url").GetString());
        request.Headers.Add("Circle-Token", Environment.GetEnvironmentVariable("CIRCLE_TOKEN"));
        using var content = await storage.SendAsync(request);
        content.EnsureSuccessStatusCode();
        await using var file = File.Create(path);
        await content.Content.CopyToAsync(file);
        Console.WriteLine($"{artifact.GetProperty("path")} has {file.Length} bytes.");
    }
}
#endregion

#region log
// Without it, API v1.1 returns Clojure's notation.
http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
foreach (var job in failed)
{
    var build = await http.GetFromJsonAsync<JsonElement>($"api/v1.1/project/gh/acme/shop/{job}");
    foreach (var action in build.GetProperty("steps").EnumerateArray().SelectMany(s => s.GetProperty("actions").EnumerateArray()))
    {
        if (action.GetProperty("failed").ValueKind != JsonValueKind.True || action.GetProperty("output_url").GetString() is not { } url)
            continue;
        foreach (var part in (await storage.GetFromJsonAsync<JsonElement>(url)).EnumerateArray())
            Console.Write(part.GetProperty("message"));
    }
}
#endregion
