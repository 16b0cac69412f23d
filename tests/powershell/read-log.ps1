# What the steps that failed wrote, in the failed jobs of a workflow.
$circle = [CircleCi.Generated.CircleCiClient]::new($env:CIRCLE_TOKEN)
$workflowId = '00000440-5a0d-4c11-9d2e-000000000000'
$options = [CircleCi.Generated.Logs.LogsReadOptions]@{ FailedOnly = $true }
foreach ($job in $circle.V2.Workflows.EnumerateJobs($workflowId) | Where-Object Status -eq failed) {
    foreach ($line in $circle.Logs.Read($job, $options)) { "$($line.Step): $($line.Text.TrimEnd())" }
}
