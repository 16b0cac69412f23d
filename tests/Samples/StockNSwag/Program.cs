// The tasks of ../Console with the clients that NSwag makes by itself. Nothing is tried again, and nothing takes longer than it may.
#region list
using Newtonsoft.Json;
using Stock;

var server = new Uri(Environment.GetEnvironmentVariable("CIRCLE_URL") ?? "https://circleci.com/");
using var http = new HttpClient { BaseAddress = new Uri(server, "api/v2/") };
http.DefaultRequestHeaders.Add("Circle-Token", Environment.GetEnvironmentVariable("CIRCLE_TOKEN"));
var pipelines = new PipelinesClient(http);
string? page = null;
do
{
    var response = await pipelines.ListForProjectAsync("gh/acme/shop", "main", page);
    foreach (var pipeline in response.Items)
        Console.WriteLine($"{pipeline.Number} {$"{pipeline.State}".ToLowerInvariant()} {pipeline.Created_at:u}");
    page = response.Next_page_token;
}
while (page is not null);
#endregion

#region trigger
// A value of the generated type ParameterValue can be an object only.
var request = new PipelineTriggerRequest { Branch = "main", AdditionalProperties = { ["parameters"] = new { deploy = true, shards = 4 } } };
var created = await pipelines.TriggerAsync(request, "gh/acme/shop");
Console.WriteLine($"Pipeline {created.Number} is started.");
#endregion

#region wait
var workflows = new List<Workflow>();
while (workflows.Count == 0 || workflows.Exists(w => w.Status is WorkflowStatus.Running or WorkflowStatus.Failing or WorkflowStatus.On_hold))
{
    await Task.Delay(TimeSpan.FromSeconds(2));
    if ((await pipelines.GetAsync(created.Id)).State == PipelineState.Errored)
        break;
    workflows.Clear();
    do
    {
        var response = await pipelines.ListWorkflowsAsync(created.Id, page);
        workflows.AddRange(response.Items);
        page = response.Next_page_token;
    }
    while (page is not null);
}

var workflowsClient = new WorkflowsClient(http);
var failed = new List<WorkflowJob>();
foreach (var workflow in workflows)
{
    Console.WriteLine($"{workflow.Name}: {$"{workflow.Status}".ToLowerInvariant()}");
    do
    {
        var response = await workflowsClient.ListJobsAsync(workflow.Id, page);
        failed.AddRange(response.Items.Where(j => j.Status is JobStatus.Failed or JobStatus.Timedout or JobStatus.Infrastructure_fail));
        page = response.Next_page_token;
    }
    while (page is not null);
}
#endregion

#region artifacts
// The token is not for the storage that artifacts and logs lie in.
using var storage = new HttpClient();
var jobs = new JobsClient(http);
foreach (var job in failed)
{
    do
    {
        var response = await jobs.ListArtifactsAsync("gh/acme/shop", job.Job_number!.Value, page);
        foreach (var artifact in response.Items)
        {
            var path = Path.Combine("artifacts", artifact.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var artifactRequest = new HttpRequestMessage(HttpMethod.Get, artifact.Url);
            artifactRequest.Headers.Add("Circle-Token", Environment.GetEnvironmentVariable("CIRCLE_TOKEN"));
            using var content = await storage.SendAsync(artifactRequest);
            content.EnsureSuccessStatusCode();
            await using var file = File.Create(path);
            await content.Content.CopyToAsync(file);
            Console.WriteLine($"{artifact.Path} has {file.Length} bytes.");
        }

        page = response.Next_page_token;
    }
    while (page is not null);
}
#endregion

#region log
using var oldHttp = new HttpClient { BaseAddress = new Uri(server, "api/v1.1/") };
oldHttp.DefaultRequestHeaders.Add("Circle-Token", Environment.GetEnvironmentVariable("CIRCLE_TOKEN"));
var builds = new StockV11.BuildsClient(oldHttp);
foreach (var job in failed)
{
    var build = await builds.GetAsync(StockV11.VcsType.Github, "acme", "shop", job.Job_number!.Value);
    foreach (var action in build.Steps!.SelectMany(s => s.Actions!).Where(a => a.Failed == true && a.Output_url is not null))
    {
        foreach (var part in JsonConvert.DeserializeAnonymousType(await storage.GetStringAsync(action.Output_url), new[] { new { message = "" } })!)
            Console.Write(part.message);
    }
}
#endregion
