# Signs in with $env:CIRCLE_TOKEN and says whose token that is. ::new('...') takes another one.
$circle = [CircleCi.Generated.CircleCiClient]::new()
$me = $circle.V2.Users.GetCurrent()
"signed in as $($me.Login)"
