using System.Reflection;
using Newtonsoft.Json;

namespace CircleCi.Generated.Tests.Surface;

/// <summary>Types with the same members are one type, unless they are two things; then it stands here why.</summary>
public class IdenticalShapes
{
    private const string LegacyApi = "API v1 and v1.1 are versioned apart, and each goes as a whole when CircleCI ends it.";
    private const string OtherApi = "Of APIs that change apart: what they have in common is by chance, or may end.";
    private const string OtherThing = "Two things that have nothing but a name, an id or a message each; more may come to either.";

    private const string CreatedOrChanged = "What is created needs members that a change can leave out.";

    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["V1.Artifact V11.Artifact"] = LegacyApi,
        ["V1.BuildCacheDeletion V11.BuildCacheDeletion"] = LegacyApi,
        ["V1.BuildNode V11.BuildNode"] = LegacyApi,
        ["V1.BuildReference V11.BuildReference"] = LegacyApi,
        ["V1.BuildStep V11.BuildStep"] = LegacyApi,
        ["V1.EnvironmentVariable V11.EnvironmentVariable"] = LegacyApi,
        ["V1.EnvironmentVariableSetRequest V11.EnvironmentVariableSetRequest V2.EnvironmentVariableSetRequest"] = OtherApi,
        ["V1.HerokuKeyRequest V11.HerokuKeyRequest"] = LegacyApi,
        ["V1.MessageResponse V11.MessageResponse V2.MessageResponse"] = OtherApi,
        ["V1.ProjectTriggerRequest V11.ProjectTriggerRequest"] = LegacyApi,
        ["V1.ProjectTriggerResponse V11.ProjectTriggerResponse"] = LegacyApi,
        ["V1.SshKey V11.SshKey"] = LegacyApi,
        ["V1.SshKeyCreateRequest V11.SshKeyCreateRequest"] = LegacyApi,
        ["V1.TestResults V11.TestResults"] = LegacyApi,
        ["V1.UserProject V11.UserProject"] = LegacyApi,
        ["V11.BuildMessageDetails V2.JobMessage"] = OtherApi,
        ["V11.CheckoutKeyCreateRequest V2.CheckoutKeyCreateRequest"] = "The kinds of keys that can be created have other names in each.",
        ["V2.JobContext V2.JobOrganization V2.ProjectCreateInOrganizationRequest"] = OtherThing,
        ["V2.JobWorkflow Webhooks.DeliveryOrganization Webhooks.DeliveryWebhook"] = OtherThing,
        ["V2.PipelineDefinitionCreateCheckoutSource V2.PipelineDefinitionUpdateCheckoutSource"] = CreatedOrChanged,
        ["V2.ProjectAdvancedSettings V2.ProjectAdvancedSettingsUpdate"] = "One is read, and the other sent: what nobody set is left out of it, and what is read-only is not taken over into it.",
        ["V2.ScheduleCreateRequest V2.ScheduleUpdateRequest"] = CreatedOrChanged,
    };

    [Fact]
    public void Have_a_reason_each()
    {
        var groups = typeof(CircleCiModel).Assembly.GetExportedTypes()
            .Where(t => typeof(CircleCiModel).IsAssignableFrom(t) && !t.IsAbstract || t.GetNestedType("Values") is not null)
            .GroupBy(Shape)
            .Where(g => g.Count() > 1 && g.Key.Length > 0)
            .Select(g => string.Join(' ', g.Select(t => $"{t.Namespace!.Split('.')[^1]}.{t.Name}").Order(StringComparer.Ordinal)))
            .Order(StringComparer.Ordinal)
            .ToList();

        Assert.Equal(string.Join('\n', Reasons.Keys.Order(StringComparer.Ordinal)), string.Join('\n', groups));
    }

    private static string Shape(Type type) => type.GetNestedType("Values") is { } values
        ? "one of " + string.Join(',', values.GetFields().Select(f => (string)f.GetRawConstantValue()!).Order(StringComparer.Ordinal))
        : string.Join(',', type.GetProperties().Where(p => p.GetCustomAttribute<JsonPropertyAttribute>() is not null).Select(p => $"{p.Name}:{Name(p.PropertyType)}").Order(StringComparer.Ordinal));

    private static string Name(Type type) => type.IsGenericType ? $"{type.Name}<{string.Join(',', type.GetGenericArguments().Select(Name))}>" : type.Name;
}
