$circle = [CircleCi.Generated.CircleCiClient]::new()

#region script
# Starts a pipeline and waits until it has ended. The script block runs each time that something changed.
$progress = [CircleCi.Generated.CircleCiProgress[CircleCi.Generated.V2.PipelineProgress]]::new({
    param($now)
    $ended = @($now.Workflows | Where-Object { $_.Status.IsFinal }).Count
    Write-Progress -Activity 'CircleCI' -Status "$now" -PercentComplete (100 * $ended / [Math]::Max(1, $now.Workflows.Count))
})
$options = [CircleCi.Generated.WaitOptions]@{ Timeout = '00:30:00'; PollInterval = '00:00:02' }
$run = $circle.V2.Pipelines.TriggerAndWait('gh/acme/shop', $null, $progress, $options)
Write-Progress -Activity 'CircleCI' -Completed
"pipeline $($run.Pipeline.Number) ended with $($run.Status)"
#endregion
