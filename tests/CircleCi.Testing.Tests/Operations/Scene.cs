using System.Reflection;
using CircleCi.Generated;
using CircleCi.Generated.Testing;
using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Testing.Tests.Operations;

/// <summary>A sandbox with what an operation needs to succeed, made through the API wherever the API can make it, and a call of any operation there.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private static readonly DateTimeOffset Monday = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private readonly CircleCiSandbox _circle;
    private readonly CircleCiClient _client;
    private readonly SandboxOrg _org;
    private readonly SandboxProject _shop;
    private Workflow? _running;
    private Guid? _context;

    private Scene(CircleCiSandbox circle)
    {
        _circle = circle;
        _client = circle.CreateClient();
        _org = circle.Org("acme");
        _shop = _org.Project("shop");
    }

    public static async Task<Scene> SetAsync() => new(await CircleCiSandbox.StartAsync());

    public CircleCiSandbox Circle => _circle;

    public CircleCiClient CreateClient(DelegatingHandler watcher) => _circle.CreateClient(o => o.Handlers.Add(watcher));

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _circle.DisposeAsync();
    }

    /// <inheritdoc cref="Call"/>
    public Func<CircleCiClient, Task<object?>> Prepare(SpecOperation operation, bool isAsync)
    {
        var (method, arguments) = Call(operation, isAsync);
        return async client =>
        {
            var api = typeof(CircleCiClient).GetProperty(operation.Api)!.GetValue(client)!;
            var result = method.Invoke(api.GetType().GetProperty(operation.Area)!.GetValue(api), BindingFlags.DoNotWrapExceptions, null, arguments, null);
            if (result is not Task task)
                return result;
            await task;
            return task.GetType().GetProperty("Result") is { } property && property.PropertyType.Name != "VoidTaskResult" ? property.GetValue(task) : null;
        };
    }

    /// <summary>Everything is set before the call is made: what is called before is none of the operation's.</summary>
    public (MethodInfo Method, object?[] Arguments) Call(SpecOperation operation, bool isAsync)
    {
        var area = typeof(CircleCiClient).GetProperty(operation.Api)!.PropertyType.GetProperty(operation.Area)!;
        var method = operation.MethodOf(area.PropertyType, operation.Name + (isAsync ? "Async" : ""));
        return (method, [.. method.GetParameters().Select(p => Converted(Argument(operation, p), p.ParameterType))]);
    }

    private object? Argument(SpecOperation operation, ParameterInfo parameter)
    {
        var id = $"{operation.Api}.{operation.Area}.{operation.Name}";
        return parameter.Name switch
        {
            "cancellationToken" => CancellationToken.None,
            "request" => JsonConvert.DeserializeObject(Body(id) ?? new Sample(operation.Document).Of(operation.BodySchema!).ToString(), parameter.ParameterType),
            "projectSlug" => (ProjectSlug)(id == "V2.Projects.Create" ? "gh/acme/stock" : _shop.Slug),
            "organization" or "owner" or "orgSlug" => (OrgSlug)_org.Slug,
            "username" => "acme",
            "project" => "shop",
            "organizationId" or "ownerId" => _org.Id,
            "projectId" or "scopeId" => _shop.Id,
            "scopeType" => WebhookScopeType.Project,
            "claims" => "audience,ttl",
            "branch" => "main",
            "vcsType" => VcsType.GitHub,
            "context" => "config",
            "workflowName" => RunTwice(),
            "userId" => _client.V2.Users.GetCurrent().Id,
            "pipelineId" => Ended().PipelineId,
            "pipelineNumber" => Ended().PipelineNumber,
            "workflowId" => WorkflowFor(operation.Name).Id,
            "approvalRequestId" => _client.V2.Workflows.ListJobs(Running().Id).Items.Single(j => j.Type == WorkflowJobType.Approval).ApprovalRequestId!.Value,
            "jobId" => _client.V2.Workflows.ListJobs(Running().Id).Items[0].Id,
            "jobNumber" or "buildNumber" => NumberFor(operation.Name),
            "contextId" => ContextId(),
            "restrictionId" => _client.V2.Contexts.CreateRestriction(ContextId(), new() { RestrictionType = ContextRestrictionType.Project, RestrictionValue = _shop.Id.ToString() }).Id,
            "name" => operation.Area == "Contexts" ? ContextVariable() : _client.V2.EnvironmentVariables.Set(_shop.Slug, new() { Name = "TOKEN", Value = "secret" }).Name,
            "fingerprint" => _client.V2.CheckoutKeys.Create(_shop.Slug, new() { Type = CheckoutKeyCreateType.DeployKey }).Fingerprint,
            "scheduleId" => _client.V2.Schedules.Create(_shop.Slug, Request<ScheduleCreateRequest>("V2.Schedules.Create")).Id,
            "webhookId" => _client.V2.Webhooks.Create(Request<WebhookCreateRequest>("V2.Webhooks.Create")).Id,
            "exporterId" => _client.V2.OtelExporters.Create(Request<OtelExporterCreateRequest>("V2.OtelExporters.Create")).Id!.Value,
            "groupId" => _client.V2.Groups.Create(_org.Id, Request<OrganizationGroupCreateRequest>("V2.Groups.Create")).Id!.Value,
            "entryId" => _client.V2.Organizations.CreateUrlOrbAllowListEntry(_org.Slug, Request<UrlOrbAllowListEntryCreateRequest>("V2.Organizations.CreateUrlOrbAllowListEntry")).Id,
            "pipelineDefinitionId" => DefinitionId(),
            "triggerId" => _client.V2.Triggers.Create(_shop.Id, DefinitionId(), Request<TriggerCreateRequest>("V2.Triggers.Create")).Id,
            "usageExportJobId" => _client.V2.Usage.CreateExport(_org.Id, Request<UsageExportCreateRequest>("V2.Usage.CreateExport")).UsageExportJobId,
            "policyName" => Policy(),
            "decisionId" => DecisionId(),
            "componentId" => Deployed().ComponentId,
            "environmentId" => Deployed().EnvironmentId,
            // An operation that is new is answered by an example, whatever it is asked for.
            _ => Any(parameter.ParameterType),
        };
    }

    /// <summary>The value as a caller's program converts it: what has an id or a text is given for the type that is made of it.</summary>
    private static object? Converted(object? value, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return value is null || type.IsInstanceOfType(value) ? value
            : type.GetConstructor([value.GetType()]) is { } made ? made.Invoke([value])
            : value.GetType().GetProperty("Value") is { } inner ? Converted(inner.GetValue(value), type)
            : value;
    }

    private static object? Any(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return "any";
        if (type == typeof(Guid))
            return Guid.Parse(Sample.Id);
        // Slugs, ids and enums are made of text, and ids of what they stand for.
        return type.GetConstructor([typeof(string)]) is { } ofText ? ofText.Invoke([Sample.Id])
            : type.GetConstructor([typeof(Guid)]) is { } ofId ? ofId.Invoke([Guid.Parse(Sample.Id)])
            : type.GetMethod("op_Implicit", [typeof(Guid)]) is { } fromId ? fromId.Invoke(null, [Guid.Parse(Sample.Id)])
            : type.IsValueType ? Activator.CreateInstance(type)
            : null;
    }

    /// <summary>Bodies as they go over the wire; what is not here has none, or one that any example will do for.</summary>
    private string? Body(string operation) => operation switch
    {
        "V2.Contexts.Create" => $$$"""{"name":"deploy","owner":{"id":"{{{_org.Id}}}","type":"organization"}}""",
        "V2.Contexts.SetEnvironmentVariable" => """{"value":"secret"}""",
        "V2.Contexts.CreateRestriction" => $$"""{"restriction_type":"project","restriction_value":"{{_shop.Id}}"}""",
        "V2.OidcClaims.UpdateForOrganization" or "V2.OidcClaims.UpdateForProject" => """{"audience":["api.acme.test"],"ttl":"1h"}""",
        "V2.Organizations.Create" => """{"name":"globex","vcs_type":"github"}""",
        "V2.Organizations.CreateUrlOrbAllowListEntry" => """{"name":"ours","prefix":"https://orbs.acme.test/","auth":"none"}""",
        "V2.Projects.CreateInOrganization" => """{"name":"stock"}""",
        "V2.Projects.UpdateSettings" => """{"advanced":{"autocancel_builds":true}}""",
        "V2.OtelExporters.Create" => $$$"""{"org_id":"{{{_org.Id}}}","endpoint":"otel.acme.test:4317","protocol":"grpc","headers":{"x-api-key":"hush"}}""",
        "V2.Groups.Create" => """{"name":"releasers","description":"Those who release."}""",
        "V2.Usage.CreateExport" => """{"start":"2025-12-01T00:00:00Z","end":"2025-12-31T00:00:00Z"}""",
        "V2.Policies.MakeDecision" => """{"input":"version: 2.1","metadata":{"branch":"main"}}""",
        "V2.Policies.UpdateDecisionSettings" => """{"enabled":true}""",
        "V2.Policies.SetBundle" => """{"policies":{"names.rego":"package org\npolicy_name[\"names\"]"}}""",
        "V2.Pipelines.Continue" => $$"""{"continuation-key":"{{ContinuationKey()}}","configuration":"version: 2.1"}""",
        "V2.Pipelines.Trigger" => """{"branch":"main","parameters":{"deploy":true,"count":3,"where":"eu"}}""",
        "V2.Pipelines.TriggerRun" => $$$"""{"definition_id":"{{{DefinitionId()}}}","config":{"branch":"main"},"checkout":{"branch":"main"},"parameters":{"deploy":true}}""",
        "V2.CheckoutKeys.Create" => """{"type":"deploy-key"}""",
        "V11.CheckoutKeys.Create" or "V1.CheckoutKeys.Create" => """{"type":"deploy-key"}""",
        "V2.EnvironmentVariables.Set" or "V11.EnvironmentVariables.Set" or "V1.EnvironmentVariables.Set" => """{"name":"TOKEN","value":"secret"}""",
        "V2.Schedules.Create" => """{"name":"nightly","attribution-actor":"current","parameters":{"branch":"main"},"timetable":{"per-hour":1,"hours-of-day":[3],"days-of-week":["MON"]}}""",
        "V2.Schedules.Update" => """{"name":"weekly","timetable":{"per-hour":1,"hours-of-day":[4],"days-of-month":[1]}}""",
        "V2.PipelineDefinitions.Create" => """{"name":"release","config_source":{"provider":"github_app","repo":{"external_id":"42"},"file_path":".circleci/release.yml"},"checkout_source":{"provider":"github_app","repo":{"external_id":"42"}}}""",
        "V2.PipelineDefinitions.Update" => """{"name":"releases"}""",
        "V2.Triggers.Create" => """{"event_source":{"provider":"webhook","webhook":{"sender":"dockerhub"}},"event_name":"image pushed","checkout_ref":"main","config_ref":"main"}""",
        "V2.Triggers.Update" => """{"disabled":true}""",
        "V2.Rollbacks.Create" => Rollback(),
        "V2.Webhooks.Create" => $$$"""{"name":"bot","url":"https://bot.acme.test/hook","events":["workflow-completed"],"scope":{"id":"{{{_shop.Id}}}","type":"project"},"signing-secret":"hush","verify-tls":true}""",
        "V2.Webhooks.Update" => """{"name":"bots","events":["job-completed"],"url":"https://bot.acme.test/hooks","signing-secret":"hush!","verify-tls":true}""",
        "V2.Workflows.Rerun" => """{"from_failed":true}""",
        "V11.Builds.Trigger" => """{"branch":"main","build_parameters":{"A":"b"}}""",
        "V1.Builds.Trigger" => """{"tag":"v1","build_parameters":{"A":"b"}}""",
        "V11.Builds.TriggerProject" or "V1.Builds.TriggerProject" => """{"branch":"main"}""",
        "V11.Builds.TriggerForBranch" or "V1.Builds.TriggerForBranch" => """{"build_parameters":{"A":"b"}}""",
        "V11.Projects.UpdateSettings" => """{"feature_flags":{"oss":true}}""",
        "V11.SshKeys.Create" or "V1.SshKeys.Create" => """{"hostname":"acme.test","private_key":"-----BEGIN KEY-----"}""",
        "V11.SshKeys.Delete" => """{"hostname":"acme.test","fingerprint":"c7:01"}""",
        "V11.Users.SetHerokuKey" or "V1.Users.SetHerokuKey" => """{"apikey":"k"}""",
        _ => null,
    };

    private T Request<T>(string operation) => JsonConvert.DeserializeObject<T>(Body(operation)!)!;

    private (Guid PipelineId, long PipelineNumber, Guid WorkflowId, long JobNumber) Ended()
    {
        var pipeline = _shop.HasPipeline(p => p.Workflow("build", w => w.Job("test").Step("npm test", "1 failed").Test("Cart", "charges once", "Expected 1, found 2").Artifact("log.txt", "hello").Fails())).Finish();
        var workflow = _client.V2.Pipelines.ListWorkflows(pipeline.Id).Items.Single();
        return (pipeline.Id, pipeline.Number, workflow.Id, _client.V2.Workflows.ListJobs(workflow.Id).Items.Single().JobNumber!.Value);
    }

    /// <summary>A workflow with a job that runs and one that waits for an approval.</summary>
    private Workflow Running()
    {
        if (_running is null)
        {
            var pipeline = _shop.HasPipeline(p => p.Workflow("build", w => w.Job("test").Takes(TimeSpan.FromHours(1)).Approval("hold")));
            _circle.Clock.Advance(TimeSpan.FromMinutes(1));
            _running = _client.V2.Pipelines.ListWorkflows(pipeline.Id).Items.Single();
        }

        return _running;
    }

    private Workflow WorkflowFor(string operation) => operation is "Approve" or "Cancel" ? Running() : _client.V2.Workflows.Get(Ended().WorkflowId);

    private long NumberFor(string operation) => operation is "Cancel" or "AddSshUser" ? _client.V2.Workflows.ListJobs(Running().Id).Items[0].JobNumber!.Value : Ended().JobNumber;

    private string RunTwice()
    {
        Ended();
        Ended();
        return "build";
    }

    private Guid ContextId() => _context ??= _client.V2.Contexts.Create(Request<ContextCreateRequest>("V2.Contexts.Create")).Id;

    private string ContextVariable()
    {
        _client.V2.Contexts.SetEnvironmentVariable(ContextId(), "TOKEN", new() { Value = "secret" });
        return "TOKEN";
    }

    private Guid DefinitionId() => _client.V2.PipelineDefinitions.List(_shop.Id).Items[0].Id!.Value;

    private string Policy()
    {
        _client.V2.Policies.SetBundle(_org.Id, "config", Request<PolicyBundleSetRequest>("V2.Policies.SetBundle"));
        return _client.V2.Policies.GetBundle(_org.Id, "config").Keys.First();
    }

    private Guid DecisionId()
    {
        Policy();
        _client.V2.Policies.MakeDecision(_org.Id, "config", Request<PolicyDecisionRequest>("V2.Policies.MakeDecision"));
        return _client.V2.Policies.ListDecisions(_org.Id, "config")[0].Id!.Value;
    }

    private string ContinuationKey() => _shop.HasPipeline(p => p.ContinuesWith(c => c.Workflow("build", w => w.Job("test")))).Finish().ContinuationKey!;

    private (Guid ComponentId, Guid EnvironmentId) Deployed()
    {
        _shop.Deploys("shop-api", "1.0", to: "production").Deploys("shop-api", "1.1", to: "production");
        return (_client.V2.Deploys.ListComponents(_org.Id).Items[0].Id!.Value, _client.V2.Deploys.ListEnvironments(_org.Id).Items[0].Id!.Value);
    }

    private string Rollback()
    {
        Deployed();
        return """{"component_name":"shop-api","environment_name":"production","current_version":"1.1","target_version":"1.0"}""";
    }
}
