$circle = [CircleCi.Generated.CircleCiClient]::new()

#region script
# Sets an environment variable of a context to a secret, which is clear text only on its way to CircleCI.
$secret = ConvertTo-SecureString $env:NPM_TOKEN -AsPlainText -Force # or Read-Host -AsSecureString
$context = $circle.V2.Contexts.Enumerate('gh/acme') | Where-Object Name -eq deploy | Select-Object -First 1
$request = [CircleCi.Generated.V2.ContextEnvironmentVariableSetRequest]@{ Value = $secret }
$circle.V2.Contexts.SetEnvironmentVariable($context, 'NPM_TOKEN', $request) | Out-Null
"set NPM_TOKEN in $($context.Name)"
#endregion
