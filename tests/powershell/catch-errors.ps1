$circle = [CircleCi.Generated.CircleCiClient]::new()

#region script
# Errors contain CircleCI's message. Common errors have classes of their own.
try {
    $circle.V2.Projects.Get('gh/acme/nothing')
} catch [CircleCi.Generated.CircleCiNotFoundException] {
    "not found: $($_.Exception.RequestPath)"
} catch [CircleCi.Generated.CircleCiException] {
    "failed: $($_.Exception.Message)"
}
#endregion
