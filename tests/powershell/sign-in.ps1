# Uses the token in $env:CIRCLE_TOKEN and shows whose it is. ::new('...') uses another one.
$circle = [CircleCi.Generated.CircleCiClient]::new()
$me = $circle.V2.Users.GetCurrent()
"signed in as $($me.Login)"
