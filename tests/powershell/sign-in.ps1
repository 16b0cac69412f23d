# Who the token in $env:CIRCLE_TOKEN belongs to. Without an argument, ::new() takes it from there too.
$circle = [CircleCi.Generated.CircleCiClient]::new($env:CIRCLE_TOKEN)
$me = $circle.V2.Users.GetCurrent()
"signed in as $($me.Login)"
