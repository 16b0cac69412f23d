$circle = [CircleCi.Generated.CircleCiClient]::new()

#region script
# The last pipelines of a branch. No page is asked for that is not needed.
$pipelines = $circle.V2.Pipelines.EnumerateForProject('gh/acme/shop') | Where-Object Branch -eq main | Select-Object -First 5
$pipelines | ForEach-Object { "pipeline $($_.Number) is $($_.State)" }

# By themselves they are shown as a table; this is JSON with CircleCI's names.
$json = $pipelines | ConvertFrom-CircleCi | ConvertTo-Json -Depth 10
"JSON of $(($json | ConvertFrom-Json).Count) pipelines"

# How the workflows of the last one ended.
foreach ($workflow in $circle.V2.Pipelines.EnumerateWorkflows($pipelines[0])) {
    if ($workflow.Status -eq 'failed') { "$($workflow.Name) has failed" }
}
#endregion
