$circle = [CircleCi.Generated.CircleCiClient]::new()

#region script
# Downloads all artifacts of a job into a folder.
$folder = Join-Path ([IO.Path]::GetTempPath()) ([Guid]::NewGuid())
try {
    foreach ($file in $circle.V2.Jobs.DownloadArtifacts('gh/acme/shop', 23, $folder)) { "$($file.Artifact.Path) has $($file.Length) bytes" }
} finally {
    Remove-Item -Recurse -Force $folder
}
#endregion
