$circle = [CircleCi.Generated.CircleCiClient]::new()

#region script
# Lists the last pipelines of a branch. Only the pages that are needed are requested.
$pipelines = $circle.V2.Pipelines.EnumerateForProject('gh/acme/shop') | Where-Object Branch -eq main | Select-Object -First 5
$pipelines | ForEach-Object { "pipeline $($_.Number) is $($_.State)" }

# Pipelines are displayed as a table; this converts them to JSON with CircleCI's names.
$json = $pipelines | ConvertFrom-CircleCi | ConvertTo-Json -Depth 10
"JSON of $(($json | ConvertFrom-Json).Count) pipelines"

# Shows the failed workflows of the last pipeline.
foreach ($workflow in $circle.V2.Pipelines.EnumerateWorkflows($pipelines[0])) {
    if ($workflow.Status -eq 'failed') { "$($workflow.Name) has failed" }
}
#endregion
