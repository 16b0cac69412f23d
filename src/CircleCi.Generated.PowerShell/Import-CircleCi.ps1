# Loads the SDK into this session, for Windows PowerShell 5.1 or PowerShell 7.4 and later: ./Import-CircleCi.ps1
$ErrorActionPreference = 'Stop'

if ($PSVersionTable.PSEdition -eq 'Core') {
    if ($PSVersionTable.PSVersion -lt [version]'7.4') { throw "CircleCi.Generated needs PowerShell 7.4 or later, or Windows PowerShell 5.1; this is $($PSVersionTable.PSVersion)." }
    $folder = 'Core'
} else {
    $folder = 'Desktop'
    # Windows PowerShell may still offer no more than TLS 1.0, which CircleCI rejects. SystemDefault leaves the choice to Windows.
    $protocols = [Net.ServicePointManager]::SecurityProtocol
    if ("$protocols" -ne 'SystemDefault') { [Net.ServicePointManager]::SecurityProtocol = $protocols -bor [Net.SecurityProtocolType]::Tls12 }
}

# Newtonsoft.Json lies beside it and is found there; PowerShell 7 has its own.
Add-Type -Path (Join-Path (Join-Path $PSScriptRoot $folder) 'CircleCi.Generated.dll')

# What is shown of each object: four members at most, which PowerShell prints as a table. Select-Object * shows all.
$shown = @{
    'Logs.LogLine'                  = 'Step', 'Stream', 'Text'
    'V2.Artifact'                   = 'Path', 'NodeIndex', 'Url'
    'V2.Context'                    = 'Name', 'Id', 'CreatedAt'
    'V2.ContextEnvironmentVariable' = 'Variable', 'CreatedAt', 'UpdatedAt'
    'V2.DownloadedArtifact'         = 'FilePath', 'Length', 'IsSkipped'
    'V2.EnvironmentVariable'        = 'Name', 'Value', 'CreatedAt'
    'V2.Pipeline'                   = 'Number', 'State', 'Branch', 'CreatedAt'
    'V2.PipelineCreation'           = 'Number', 'State', 'Id', 'CreatedAt'
    'V2.PipelineRun'                = 'Pipeline', 'Status', 'Workflows', 'FailedJobs'
    'V2.Project'                    = 'Slug', 'Name', 'Id'
    'V2.Schedule'                   = 'Name', 'Timetable', 'Id'
    'V2.TestResult'                 = 'Result', 'Name', 'Message', 'ClassName'
    'V2.Workflow'                   = 'Name', 'Status', 'CreatedAt', 'Id'
    'V2.WorkflowJob'                = 'JobNumber', 'Name', 'Status', 'StartedAt'
}
foreach ($type in $shown.Keys) { Update-TypeData -TypeName "CircleCi.Generated.$type" -DefaultDisplayPropertySet $shown[$type] -Force }

# Makes plain objects of models, with the names that CircleCI writes, for ConvertTo-Json, Export-Csv and the like; what is no model stays as it is:
# $pipelines | ConvertFrom-CircleCi | ConvertTo-Json -Depth 10
filter global:ConvertFrom-CircleCi { if ($_ -is [CircleCi.Generated.CircleCiModel]) { $_.ToString() | ConvertFrom-Json } else { $_ } }
