using System.Reflection;
using System.Text.RegularExpressions;
using CircleCi.Generated.Json;
using CircleCi.Generated.Tests.Support;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit.Abstractions;

namespace CircleCi.Generated.Tests;

/// <summary>What one call gives, the next one takes: each id and slug of every call has a type, to which whatever carries it converts.</summary>
public partial class EveryId(ITestOutputHelper output)
{
    private static readonly Assembly Sdk = typeof(CircleCiClient).Assembly;

    /// <summary>Parameters that look like ids or slugs and are text, each with its reason.</summary>
    private static readonly Dictionary<string, string> BareParameters = new()
    {
        ["V1 username"] = "v1 knows projects of GitHub by their names alone, and so does its path",
        ["V1 project"] = "as the username",
    };

    /// <summary>Members that are ids and no call takes, or that no call gives.</summary>
    private static readonly Dictionary<string, string> BareMembers = new()
    {
        ["AwsKeypair.access_key_id"] = "is AWS's",
        ["AwsKeypair.secret_access_key_id"] = "is AWS's",
        ["BuildNode.image_id"] = "names the image of a machine",
        ["BuildUser.id"] = "is v1.1's number of a user at GitHub",
        ["BuildWorkflow.workspace_id"] = "no call takes a workspace",
        ["PipelineVcs.review_id"] = "is the version control system's",
        ["Repository.external_id"] = "is the version control system's",
        ["RepositoryReference.external_id"] = "is the version control system's",
        ["Rollback.id"] = "is that of a pipeline or of a command, and CircleCI does not say which",
        ["SshUser.github_id"] = "is GitHub's",
        ["User.analytics_id"] = "is for CircleCI's statistics",
        ["User.github_id"] = "is GitHub's",
        ["User.gravatar_id"] = "is Gravatar's",
        ["User.user_key_fingerprint"] = "is v1.1's, of a key that no call takes",
        ["User.pusher_id"] = "is for CircleCI's page",
        ["WebhookDelivery.id"] = "no call takes a delivery",
    };

    /// <summary>For each type of ids, what converts to it besides text and, of UUIDs, <see cref="Guid"/>.</summary>
    private static readonly Dictionary<string, string> Converting = new()
    {
        ["ApprovalRequestId"] = "V2.PendingApproval, V2.WorkflowJob",
        ["CheckoutKeyFingerprint"] = "V1.CheckoutKey, V11.CheckoutKey, V2.CheckoutKey",
        ["ContextId"] = "V2.Context",
        ["ContextRestrictionId"] = "V2.ContextRestriction",
        ["DeployComponentId"] = "V2.DeployComponent",
        ["DeployEnvironmentId"] = "V2.DeployEnvironment",
        ["GroupId"] = "V2.OrganizationGroup",
        ["JobId"] = "V11.BuildWorkflow, V2.JobSummary, V2.WorkflowJob, Webhooks.DeliveryJob",
        ["JobReference"] = "V1.Build, V1.BuildDetails, V11.Build, V11.BuildDetails, V2.Job, V2.JobSummary, V2.WorkflowJob, Webhooks.WebhookDelivery",
        ["OrgSlug"] = "OrganizationId, V2.Collaboration, V2.Organization",
        ["OrganizationId"] = "V2.Collaboration, V2.Organization, Webhooks.DeliveryOrganization",
        ["OtelExporterId"] = "V2.OtelExporter",
        ["PipelineDefinitionId"] = "V2.PipelineDefinition",
        ["PipelineId"] = "V2.JobPipeline, V2.Pipeline, V2.PipelineCreation, V2.PipelineProgress, V2.PipelineRun, V2.PipelineTriggerRunResult, Webhooks.DeliveryPipeline",
        ["PolicyDecisionId"] = "V2.PolicyDecisionLog",
        ["ProjectId"] = "V2.JobProject, V2.Project, V2.WebhookScope, Webhooks.DeliveryProject",
        ["ProjectSlug"] = "ProjectId, V1.Project, V11.FollowResult, V11.Project, V11.UserRepository, V2.JobProject, V2.Project, Webhooks.DeliveryProject",
        ["ScheduleId"] = "V2.Schedule",
        ["SshKeyFingerprint"] = "V1.SshKey, V11.SshKey",
        ["TriggerId"] = "V2.Trigger",
        ["UrlOrbAllowListEntryId"] = "V2.UrlOrbAllowListEntry, V2.UrlOrbAllowListEntryResult",
        ["UsageExportId"] = "V2.UsageExport, V2.UsageExportDownload, V2.UsageExportProgress",
        ["UserId"] = "V2.TriggerScheduleActor, V2.User",
        ["WebhookId"] = "V2.Webhook, Webhooks.DeliveryWebhook",
        ["WorkflowId"] = "V11.BuildWorkflow, V2.InsightsWorkflowRun, V2.JobWorkflow, V2.Workflow, V2.WorkflowProgress, V2.WorkflowRerun, V2.WorkflowRun, Webhooks.DeliveryWorkflow",
    };

    private static IEnumerable<Type> IdTypes => Sdk.GetExportedTypes().Where(Sample.IsId);

    private static IEnumerable<Type> Models => Sdk.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(CircleCiModel)) && !t.IsAbstract);

    [Fact]
    public void That_a_call_takes_has_a_type_of_its_own()
    {
        var (typed, bare) = (new List<string>(), new List<string>());
        foreach (var operation in Specs.Operations)
        {
            var method = Method(operation);
            var parameters = method.GetParameters();
            if (operation.Slug is not null)
                Add($"{operation} projectSlug", parameters.Single(p => p.Name == "projectSlug").ParameterType);
            foreach (var described in operation.Parameters.Where(p => (string?)p["in"] is "path" or "query" or "header" && IsId(p) && operation.Slug?.Contains($"{{{p["name"]}}}") != true))
            {
                var name = (string)(described["x-originalName"] ?? described["name"])!;
                var type = parameters.FirstOrDefault(p => p.Name == name)?.ParameterType
                    ?? parameters.Single(p => p.Name == "options").ParameterType.GetProperties().Single(p => Same(p.Name, (string?)described["x-name"] ?? name)).PropertyType;
                if (!BareParameters.ContainsKey($"{operation.Api} {name}"))
                    Add($"{operation} {name}", type);
            }
        }

        output.WriteLine($"{typed.Count} parameters of {typed.Count + bare.Count} have a type; by reason are text: {string.Join(", ", BareParameters.Keys)}");
        Assert.True(bare.Count == 0, string.Join('\n', bare));
        Assert.True(typed.Count > 150, $"{typed.Count}");

        void Add(string what, Type type) => (Sample.IsId(Nullable.GetUnderlyingType(type) ?? type) ? typed : bare).Add($"{what}: {type}");
    }

    [Fact]
    public void That_a_method_written_by_hand_takes_has_one_too()
    {
        var bare =
            from client in Sdk.GetExportedTypes().Where(t => t.Name.EndsWith("Client", StringComparison.Ordinal) && t.Namespace != "CircleCi.Generated.V1")
            from method in client.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            from parameter in method.GetParameters()
            where Bare(parameter.ParameterType) && (parameter.ParameterType == typeof(Guid) || LooksLikeId().IsMatch(parameter.Name!))
            select $"{client.FullName}.{method.Name}({parameter.ParameterType.Name} {parameter.Name})";

        Assert.Empty(bare);
    }

    [Fact]
    public void That_a_model_has_is_of_that_type_too()
    {
        var (typed, bare) = (new List<string>(), new List<string>());
        foreach (var model in Models)
        {
            foreach (var (wire, property) in Members(model))
            {
                var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
                type = type.IsGenericType ? type.GenericTypeArguments[^1] : type;
                if (Sample.IsId(type))
                    typed.Add($"{model.Name}.{wire}");
                else if ((type == typeof(Guid) || (LooksLikeId().IsMatch(wire) && Bare(type))) && !BareMembers.ContainsKey($"{model.Name}.{wire}"))
                    bare.Add($"{model.FullName}.{wire}: {type}");
            }
        }

        output.WriteLine($"{typed.Count} members have a type, {BareMembers.Count} are something else by reason.");
        Assert.True(bare.Count == 0, string.Join('\n', bare));
        Assert.All(BareMembers.Keys, k => Assert.True(Models.Any(m => k.Split('.')[0] == m.Name && Members(m).Any(p => p.Wire == k.Split('.')[1])), $"There is no {k}."));
    }

    [Fact]
    public void Is_to_be_had_from_each_model_that_carries_it()
    {
        var missing =
            from model in Models
            where !IsSent(model)
            from member in Members(model)
            where member.Wire is "id" or "slug" or "fingerprint" && Sample.IsId(member.Property.PropertyType) && !Conversions(model).Any(c => c.ReturnType == member.Property.PropertyType)
            select $"{model.FullName} does not convert to its {member.Property.PropertyType.Name}";

        Assert.Empty(missing);
        Assert.DoesNotContain(Models.SelectMany(Members).Where(m => m.Wire is "id" && !BareMembers.ContainsKey($"{m.Property.DeclaringType!.Name}.id")), m => !IsSent(m.Property.DeclaringType!) && m.Property.PropertyType.Name.StartsWith("Nullable", StringComparison.Ordinal));
    }

    [Fact]
    public void Converts_from_what_the_table_says_and_from_nothing_else()
    {
        var converting = IdTypes.Append(typeof(JobReference)).ToDictionary(
            t => t.Name,
            t => string.Join(", ", Sdk.GetExportedTypes().Where(from => from != t && (Conversions(from).Concat(Conversions(t)).Any(c => c.ReturnType == t && c.GetParameters()[0].ParameterType == from))).Select(Short).Order(StringComparer.Ordinal)));
        foreach (var (id, from) in converting.OrderBy(c => c.Key, StringComparer.Ordinal))
            output.WriteLine($"        [\"{id}\"] = \"{from}\",");

        Assert.Equal(Converting.OrderBy(c => c.Key, StringComparer.Ordinal), converting.OrderBy(c => c.Key, StringComparer.Ordinal));
        Assert.DoesNotContain(converting, c => c.Value.Length == 0);
        Assert.All(IdTypes, t => Assert.Contains(Conversions(t), c => c.ReturnType == t && c.GetParameters()[0].ParameterType == typeof(string)));
        Assert.All(IdTypes.Where(Sample.IsUuid), t => Assert.Contains(Conversions(t), c => c.ReturnType == t && c.GetParameters()[0].ParameterType == typeof(Guid)));
    }

    [Fact]
    public void Is_the_same_that_a_model_has_and_missing_models_are_named()
    {
        var tried = 0;
        foreach (var conversion in Sdk.GetExportedTypes().Where(t => t.IsClass).SelectMany(Conversions).Where(c => c.GetParameters()[0].ParameterType.IsClass && c.GetParameters()[0].ParameterType != typeof(string) && (Sample.IsId(c.ReturnType) || c.ReturnType == typeof(JobReference))))
        {
            var type = conversion.GetParameters()[0].ParameterType;
            var refusal = Assert.Throws<ArgumentNullException>(() => conversion.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [null], null));
            Assert.Contains(type.Name, refusal.Message);
            if (type.IsSubclassOf(typeof(CircleCiModel)) && Members(type).FirstOrDefault(m => m.Wire is "id" or "slug" or "fingerprint" && m.Property.PropertyType == conversion.ReturnType).Property is { } own)
            {
                var model = Activator.CreateInstance(type)!;
                own.SetValue(model, Sample.IdOf(own.PropertyType));
                Assert.Equal(own.GetValue(model), conversion.Invoke(null, [model]));
            }

            tried++;
        }

        output.WriteLine($"{tried} conversions");
        Assert.True(tried > 50, $"{tried}");
    }

    private static MethodInfo Method(SpecOperation operation) =>
        operation.MethodOf(typeof(CircleCiClient).GetProperty(operation.Api)!.PropertyType.GetProperty(operation.Area)!.PropertyType, operation.Name);

    private static bool IsId(JObject parameter) =>
        (string?)(parameter["schema"]?["format"] ?? parameter["format"]) == "uuid" || LooksLikeId().IsMatch((string)parameter["name"]!) || (string)parameter["name"]! is "username" or "organization";

    private static bool Same(string property, string wire) => string.Equals(property, wire.Replace("-", "").Replace("_", ""), StringComparison.OrdinalIgnoreCase);

    private static bool Bare(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is var it && (it == typeof(Guid) || it == typeof(string));

    private static IEnumerable<(string Wire, PropertyInfo Property)> Members(Type type) =>
        from property in type.GetProperties()
        let wire = property.GetCustomAttribute<JsonPropertyAttribute>()?.PropertyName
        where wire is not null
        select (wire, property);

    private static bool IsSent(Type type) => type.GetMethod("Check", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is not null;

    private static IEnumerable<MethodInfo> Conversions(Type type) => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(m => m.Name == "op_Implicit");

    private static string Short(Type type) => type.FullName!["CircleCi.Generated.".Length..];

    [GeneratedRegex("(?:^|[-_])(?:id|slug|fingerprint)$|[a-z](?:Id|Slug)$")]
    private static partial Regex LooksLikeId();
}
