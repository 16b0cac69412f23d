$circle = [CircleCi.Generated.CircleCiClient]::new()

#region script
# Reads the output of the failed steps of the last pipeline's failed jobs.
$options = [CircleCi.Generated.Logs.LogsReadOptions]@{ FailedOnly = $true }
$pipeline = $circle.V2.Pipelines.EnumerateForProject('gh/acme/shop') | Select-Object -First 1
foreach ($workflow in $circle.V2.Pipelines.EnumerateWorkflows($pipeline)) {
    foreach ($job in $circle.V2.Workflows.EnumerateJobs($workflow) | Where-Object Status -eq failed) {
        foreach ($line in $circle.Logs.Read($job, $options)) { "$($line.Step): $($line.Text.TrimEnd())" }
    }
}
#endregion
