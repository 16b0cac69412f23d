$circle = [CircleCi.Generated.CircleCiClient]::new()

#region script
# Triggers a pipeline with parameters. Values are converted: [switch] and $true to a boolean, numbers to integers; $null is omitted.
$request = [CircleCi.Generated.V2.PipelineTriggerRequest]@{
    Branch     = 'main'
    Parameters = @{ deploy = $true; shards = 4; environment = 'staging' }
}
$created = $circle.V2.Pipelines.Trigger('gh/acme/shop', $request)
"triggered pipeline $($created.Number)"
#endregion
