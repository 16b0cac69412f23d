using CircleCi.Generated.Testing;

namespace CircleCi.PowerShell.Tests;

/// <summary>What PowerShell makes of the values that scripts give, and what becomes of these.</summary>
public class Values
{
    private static readonly string Secrets = """
        $secure = ConvertTo-SecureString 'p@ss-wörd-1' -AsPlainText -Force
        $credential = [PSCredential]::new('ada', $secure)
        $circle = [CircleCi.Generated.CircleCiClient]::new()
        $context = $circle.V2.Contexts.Enumerate('gh/acme') | Select-Object -First 1

        """;

    [Theory]
    [MemberData(nameof(Pwsh.Editions), MemberType = typeof(Pwsh))]
    public async Task That_are_secret_are_sent_as_the_secrets_that_they_are_and_never_shown(string edition)
    {
        await using var circle = await Acme.StartAsync();

        var output = await Pwsh.RunAsync(Pwsh.Load(edition) + Secrets + """
            $requests = @(
                [CircleCi.Generated.V2.ContextEnvironmentVariableSetRequest]@{ Value = $secure }
                [CircleCi.Generated.V2.ContextEnvironmentVariableSetRequest]@{ Value = $credential }
                [CircleCi.Generated.V2.ContextEnvironmentVariableSetRequest]@{ Value = 'p@ss-wörd-1' }
                [CircleCi.Generated.V2.ContextEnvironmentVariableSetRequest]@{ Value = [Net.NetworkCredential]::new('', $secure).Password }
            )
            $byHand = [CircleCi.Generated.V2.ContextEnvironmentVariableSetRequest]::new()
            $byHand.Value = $secure
            foreach ($request in $requests + $byHand) {
                $circle.V2.Contexts.SetEnvironmentVariable($context.Id, 'NPM_TOKEN', $request) | Out-Null
                "$request $($request.Value) $($request | Out-String)"
            }
            $variable = [CircleCi.Generated.V2.EnvironmentVariableSetRequest]@{ Name = 'KEY'; Value = $secure }
            $circle.V2.EnvironmentVariables.Set('gh/acme/shop', $variable) | Out-Null
            $raw = @{ value = $secure }
            $circle.Send('PUT', "/api/v2/context/$($context.Id)/environment-variable/RAW", $raw) | Out-Null
            $trigger = [CircleCi.Generated.V2.PipelineTriggerRequest]@{ Parameters = @{ password = $secure } }
            $circle.V2.Pipelines.Trigger('gh/acme/shop', $trigger) | Out-Null
            "$variable"
            """, circle);

        var sent = circle.Requests.Where(r => r.Method is "PUT" or "POST").Select(r => r.Json!).ToList();
        Assert.Equal(8, sent.Count);
        Assert.All(sent, body => Assert.Equal("p@ss-wörd-1", (string?)(body["value"] ?? body["parameters"]!["password"])));
        Assert.DoesNotContain("wörd", output);
        Assert.Contains("""{"value":"***"}""", output);
        Assert.Contains("""{"name":"KEY","value":"***"}""", output);
    }

    [Theory]
    [MemberData(nameof(Pwsh.Editions), MemberType = typeof(Pwsh))]
    public async Task That_cannot_be_meant_are_refused_by_name(string edition)
    {
        await using var circle = await Acme.StartAsync();

        var output = await Pwsh.RunAsync(Pwsh.Load(edition) + Secrets + """
            $values = $secure, $credential, @{ a = 1 }, [object[]]::new(0), [Collections.ArrayList]::new(), [Collections.Generic.List[string]]::new(), $ExecutionContext
            $tries = @(
                foreach ($value in $values) {
                    { $circle.V2.Pipelines.Trigger('gh/acme/shop', [CircleCi.Generated.V2.PipelineTriggerRequest]@{ Branch = $value.ToString() }) }.GetNewClosure()
                    { $circle.V2.Pipelines.Trigger('gh/acme/shop', [CircleCi.Generated.V2.PipelineTriggerRequest]@{ Parameters = @{ branch = "$($value.ToString())" } }) }.GetNewClosure()
                    { $circle.V2.Pipelines.ListForProject('gh/acme/shop', [CircleCi.Generated.V2.PipelinesListForProjectOptions]@{ Branch = $value.ToString() }) }.GetNewClosure()
                    { $circle.V11.Builds.TriggerForBranch('gh/acme/shop', $value.ToString()) }.GetNewClosure()
                    { $circle.Send('POST', '/api/v2/project/gh/acme/shop/pipeline', @{ branch = $value.ToString() }) }.GetNewClosure()
                }
                { $circle.V2.Pipelines.Trigger('gh/acme/shop', [CircleCi.Generated.V2.PipelineTriggerRequest]@{ Branch = $secure }) }
                { $circle.V2.Pipelines.Trigger('gh/acme/shop', [CircleCi.Generated.V2.PipelineTriggerRequest]@{ Branch = $credential }) }
                { $circle.V2.Pipelines.Trigger('gh/acme/shop', [CircleCi.Generated.V2.PipelineTriggerRequest]@{ Parameters = @{ branch = $credential } }) }
                { $circle.V2.Contexts.SetEnvironmentVariable($context.Id, 'branch', [CircleCi.Generated.V2.ContextEnvironmentVariableSetRequest]@{ Value = "$secure" }) }
            )
            $tries += { [CircleCi.Generated.CircleCiClient]::new($secure) }, { [CircleCi.Generated.CircleCiClient]::new([CircleCi.Generated.CircleCiClientOptions]@{ Token = $credential }) }
            foreach ($try in $tries) { try { & $try | Out-Null; 'taken' } catch { "refused: $_" } }
            """, circle);

        Assert.DoesNotContain("taken", output);
        Assert.Equal(41, output.Split("refused: ").Length - 1);
        Assert.All(output.Split("refused: ", StringSplitOptions.RemoveEmptyEntries), refusal => Assert.Matches("(?s)'?(branch|parameters\\.branch|value|Branch)'? (is the text|cannot be)|'branch'.*PSCredential|token is the text", refusal));
        Assert.DoesNotContain(circle.Requests, r => r.Method != "GET" || r.Operation != "V2.Contexts.List");
    }

    [Theory]
    [MemberData(nameof(Pwsh.Editions), MemberType = typeof(Pwsh))]
    public async Task That_are_null_are_left_out(string edition)
    {
        await using var circle = await Acme.StartAsync();

        var output = await Pwsh.RunAsync(Pwsh.Load(edition) + """
            $circle = [CircleCi.Generated.CircleCiClient]::new()
            $circle.V2.Pipelines.Trigger('gh/acme/shop', [CircleCi.Generated.V2.PipelineTriggerRequest]@{ Branch = 'main'; Tag = $null }) | Out-Null
            "found $(@($circle.V2.Pipelines.EnumerateForProject('gh/acme/shop', [CircleCi.Generated.V2.PipelinesListForProjectOptions]@{ Branch = $null })).Count)"
            try { $circle.V2.Contexts.Delete([Guid]::Empty) } catch { "refused: $_" }
            try { $circle.V2.Contexts.Create([CircleCi.Generated.V2.ContextCreateRequest]@{ Name = $null; Owner = [CircleCi.Generated.V2.ContextOwner]::Organization('gh/acme') }) } catch { "refused: $_" }
            try { $circle.V2.Jobs.Cancel('gh/acme/shop', $null) } catch { "refused: $_" }
            """, circle);

        Assert.Equal("""{"branch":"main"}""", Assert.Single(circle.Requests, r => r.Method == "POST").Json!.ToString(Newtonsoft.Json.Formatting.None));
        Assert.Contains("found 13", output);
        Assert.Contains("contextId is 00000000-0000-0000-0000-000000000000", output);
        Assert.Contains("ContextCreateRequest.Name is empty", output);
        Assert.Contains("jobNumber is 0; specify a number greater than 0", output);
        Assert.DoesNotContain(circle.Requests, r => r.Method == "DELETE");
    }

    [Theory]
    [MemberData(nameof(Pwsh.Editions), MemberType = typeof(Pwsh))]
    public async Task That_are_ticks_where_seconds_are_meant_are_refused(string edition)
    {
        await using var circle = await Acme.StartAsync();

        var output = await Pwsh.RunAsync(Pwsh.Load(edition) + """
            $circle = [CircleCi.Generated.CircleCiClient]::new()
            $id = [Guid]::NewGuid()
            $tries = @(
                { [CircleCi.Generated.CircleCiClient]::new([CircleCi.Generated.CircleCiClientOptions]@{ Timeout = 60 }) }
                { [CircleCi.Generated.CircleCiClient]::new([CircleCi.Generated.CircleCiClientOptions]@{ AttemptTimeout = 60 }) }
                { [CircleCi.Generated.CircleCiClient]::new([CircleCi.Generated.CircleCiClientOptions]@{ Retry = [CircleCi.Generated.CircleCiRetryOptions]@{ Delay = 60 } }) }
                { [CircleCi.Generated.CircleCiClient]::new([CircleCi.Generated.CircleCiClientOptions]@{ Retry = [CircleCi.Generated.CircleCiRetryOptions]@{ MaxDelay = 60 } }) }
                { $circle.With([CircleCi.Generated.CircleCiCallOptions]@{ Timeout = 60 }) }
                { $circle.With([CircleCi.Generated.CircleCiCallOptions]@{ AttemptTimeout = 60 }) }
                { [CircleCi.Generated.CircleCiRateLimiter]::new(10, 60) }
                { $circle.V2.Pipelines.Wait($id, $null, [CircleCi.Generated.WaitOptions]@{ Timeout = 60 }) }
                { $circle.V2.Pipelines.Wait($id, $null, [CircleCi.Generated.WaitOptions]@{ PollInterval = 60 }) }
                { $circle.V2.Pipelines.Wait($id, $null, [CircleCi.Generated.WaitOptions]@{ MaxPollInterval = 60 }) }
                { $circle.V2.Pipelines.Wait($id, $null, [CircleCi.Generated.WaitOptions]@{ NewWorkflowTimeout = 60 }) }
                { [CircleCi.Generated.Webhooks.WebhookReplayGuard]::new([TimeSpan]60) }
            )
            foreach ($try in $tries) { try { & $try | Out-Null; 'taken' } catch { "$_" } }
            """, circle);

        Assert.Equal(12, output.Split("which is less than a millisecond. In PowerShell a number is ticks; write [TimeSpan]::FromSeconds(60) or '00:01:00'.").Length - 1);
        Assert.Empty(circle.Requests);
    }

    [Theory]
    [MemberData(nameof(Pwsh.Editions), MemberType = typeof(Pwsh))]
    public async Task That_one_call_gave_are_taken_by_the_next_one(string edition)
    {
        await using var circle = await Acme.StartAsync();

        var output = await Pwsh.RunAsync(Pwsh.Load(edition) + """
            $circle = [CircleCi.Generated.CircleCiClient]::new()
            $project = $circle.V2.Projects.Get('gh/acme/shop')
            $pipeline = $circle.V2.Pipelines.EnumerateForProject($project) | Select-Object -First 1
            $workflow = $circle.V2.Pipelines.EnumerateWorkflows($pipeline) | Where-Object Name -eq build
            $job = $circle.V2.Workflows.EnumerateJobs($workflow) | Select-Object -First 1
            "same pipeline: $($circle.V2.Pipelines.Get($workflow.PipelineId).Id -eq $pipeline.Id)"
            "waited: $($circle.V2.Pipelines.Wait($pipeline).Status) $($circle.V2.Workflows.Wait($workflow).Status) $($circle.V2.Jobs.Wait($job).Status)"
            "job: $($circle.V2.Jobs.Get($job).Name) $($circle.V2.Jobs.GetById($job).Name)"
            "log: $(($circle.Logs.ReadText($job) -split "`n")[0])"
            $details = $circle.V2.Jobs.Get($job)
            "artifact: $(($circle.V2.Jobs.EnumerateArtifacts($details)).Path)"
            "build: $($circle.V11.Builds.Get($job).BuildNumber -eq $job.JobNumber)"
            $organization = $circle.V2.Users.ListCollaborations() | Where-Object Slug -eq gh/acme
            "groups: $(@($circle.V2.Groups.Enumerate($organization)).Count)"
            $context = $circle.V2.Contexts.Enumerate($organization.Id) | Select-Object -First 1
            "context: $($circle.V2.Contexts.Get($context).Name) $($circle.V2.Contexts.Get("$($context.Id)").Name) $($circle.V2.Contexts.Get($context.Id.Value).Name)"
            "slug: $($pipeline.ProjectSlug.Org) $([CircleCi.Generated.ProjectSlug]::new('gh', 'acme', 'shop') -eq $project.Slug) $([CircleCi.Generated.ProjectSlug]'gh/acme/shop')"
            $created = $circle.V2.Pipelines.Trigger($project, [CircleCi.Generated.V2.PipelineTriggerRequest]@{ Branch = 'main' })
            "triggered: $($circle.V2.Pipelines.Get($created).Number)"
            try { $circle.V2.Pipelines.Get($workflow) | Out-Null; 'taken' } catch { 'a workflow is no pipeline' }
            try { $circle.V2.Pipelines.Get($workflow.Id) | Out-Null; 'taken' } catch { "a workflow's id is no pipeline's" }
            try { $circle.V2.Pipelines.Get('abc') | Out-Null; 'taken' } catch { "$_" -replace '.*(''abc'' is not a UUID).*', '$1' }
            """, circle);

        Assert.Equal(
            [
                "same pipeline: True", "waited: failed failed failed", "job: test test", "log: Restored", "artifact: report.txt", "build: True", "groups: 0", "context: deploy deploy deploy",
                "slug: gh/acme True gh/acme/shop", "triggered: 13", "a workflow is no pipeline", "a workflow's id is no pipeline's", "'abc' is not a UUID",
            ],
            output.Split('\n'));
    }
}
