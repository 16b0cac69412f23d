using System.Globalization;
using System.IO.Compression;
using System.Text;
using CircleCi.Generated.Testing.Jobs;
using CircleCi.Generated.Testing.World;

namespace CircleCi.Generated.Testing.Usage;

/// <summary>Files of a usage export: gzipped CSV, a row for each job. Each day on which jobs ended has a file, so that there are several.</summary>
internal static class UsageFile
{
    // By CircleCI's names; those that the sandbox knows nothing of, such as of CPU and memory, are omitted.
    private static readonly (string Name, Func<JobRun, string?> Value)[] Columns =
    [
        ("ORGANIZATION_ID", j => $"{j.Project.Org.Id}"),
        ("ORGANIZATION_NAME", j => j.Project.Org.Name),
        ("PROJECT_ID", j => $"{j.Project.Id}"),
        ("PROJECT_NAME", j => j.Project.Name),
        ("VCS_NAME", j => j.Project.Org.VcsType),
        ("VCS_URL", j => j.Project.VcsUrl),
        ("VCS_BRANCH", j => j.Workflow.Pipeline.Branch),
        ("PIPELINE_ID", j => $"{j.Workflow.Pipeline.Id}"),
        ("PIPELINE_CREATED_AT", j => JsonTime.Of(j.Workflow.Pipeline.CreatedAt)),
        ("PIPELINE_NUMBER", j => $"{j.Workflow.Pipeline.Number}"),
        ("PIPELINE_TRIGGER_SOURCE", j => j.Workflow.Pipeline.Trigger.Type),
        ("PIPELINE_TRIGGER_USER_ID", j => $"{j.Workflow.Pipeline.Trigger.Actor.Id}"),
        ("WORKFLOW_ID", j => $"{j.Workflow.Id}"),
        ("WORKFLOW_NAME", j => j.Workflow.Script.Name),
        ("WORKFLOW_STOPPED_AT", j => JsonTime.Of(j.Workflow.StoppedAt)),
        ("IS_WORKFLOW_SUCCESSFUL", j => j.Workflow.Status == "success" ? "true" : "false"),
        ("JOB_ID", j => $"{j.Id}"),
        ("JOB_NAME", j => j.Script.Name),
        ("JOB_RUN_NUMBER", j => $"{j.Number}"),
        ("JOB_RUN_QUEUED_AT", j => JsonTime.Of(j.QueuedAt)),
        ("JOB_RUN_STARTED_AT", j => JsonTime.Of(j.StartedAt)),
        ("JOB_RUN_STOPPED_AT", j => JsonTime.Of(j.StoppedAt)),
        ("JOB_BUILD_STATUS", j => j.Status),
        ("JOB_RUN_SECONDS", j => (j.StoppedAt - j.StartedAt)?.TotalSeconds.ToString(CultureInfo.InvariantCulture)),
        ("COMPUTE_CREDITS", j => $"{Credits.Of(j)}"),
        ("TOTAL_CREDITS", j => $"{Credits.Of(j)}"),
    ];

    /// <summary>A file for each day; none where no job ended. Start and end count.</summary>
    public static List<byte[]> All(IEnumerable<SandboxOrg> orgs, DateTimeOffset start, DateTimeOffset end) =>
        [.. orgs.SelectMany(o => o.Projects).SelectMany(p => p.Jobs)
            .Where(j => j.StoppedAt >= start && j.StoppedAt <= end)
            .OrderBy(j => j.StoppedAt)
            .GroupBy(j => j.StoppedAt!.Value.UtcDateTime.Date)
            .Select(Of)];

    private static byte[] Of(IEnumerable<JobRun> jobs)
    {
        using var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionLevel.Fastest))
        using (var writer = new StreamWriter(gzip, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" })
        {
            writer.WriteLine(string.Join(',', Columns.Select(c => c.Name)));
            foreach (var job in jobs)
                writer.WriteLine(string.Join(',', Columns.Select(c => Quote(c.Value(job) ?? ""))));
        }

        return file.ToArray();
    }

    private static string Quote(string value) =>
        value.AsSpan().IndexOfAny("\",\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
