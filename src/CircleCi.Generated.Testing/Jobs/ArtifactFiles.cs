using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Jobs;

/// <summary>The files that jobs store. Their addresses are CircleCI's own and request the token.</summary>
internal static class ArtifactFiles
{
    public static void Store(JobRun job)
    {
        foreach (var artifact in job.Artifacts)
            job.World.Store(PathOf(job, artifact), artifact.Content);
    }

    public static IEnumerable<JObject> List(JobRun job) => job.Artifacts.Select(artifact => new JObject
    {
        ["path"] = artifact.Path,
        ["node_index"] = 0,
        ["url"] = new Uri(job.World.Address, string.Join('/', PathOf(job, artifact).Split('/').Select(Uri.EscapeDataString))),
    });

    private static string PathOf(JobRun job, ArtifactScript artifact) => $"/output/job/{job.Id}/artifacts/0/{artifact.Path}";
}
