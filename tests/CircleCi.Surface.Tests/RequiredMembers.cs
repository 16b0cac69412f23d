using System.Reflection;
using System.Runtime.CompilerServices;
using CircleCi.Generated;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Surface.Tests;

/// <summary>What the API requires of a request, C# requires of a program on .NET 8: a request that lacks it does not compile.</summary>
public class RequiredMembers
{
    /// <summary>Those that are in responses too, which programs that stand in for CircleCI create with a few members.</summary>
    private static readonly string[] Received = ["MonthlyTimetable", "WeeklyTimetable"];

    private const string NotSet = "CS9035";
    private const string NoArgument = "CS7036";

    /// <summary>Every class that is sent, and its members that a program must set.</summary>
    public static TheoryData<string, string, string[]> Sent
    {
        get
        {
            var data = new TheoryData<string, string, string[]>();
            foreach (var (version, file) in new[] { ("V1", "v1/swagger.json"), ("V11", "v1.1/openapi.json"), ("V2", "v2/openapi.json") })
            {
                var document = JObject.Parse(File.ReadAllText(CircleCi.Build.Repository.At("specs", file)));
                foreach (var schema in ((JObject)(document["definitions"] ?? document["components"]!["schemas"]!)).Properties().Where(p => (bool?)p.Value["x-sent"] is true))
                    data.Add(version, schema.Name, [.. Received.Contains(schema.Name) ? [] : Required((JObject)schema.Value)]);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Sent))]
    public void Are_those_that_the_description_requires_and_has_no_value_for(string version, string name, string[] required)
    {
        var type = typeof(CircleCiClient).Assembly.GetType($"CircleCi.Generated.{version}.{name}");
        if (type is null || type.IsSubclassOf(typeof(Union)))
            return;

        var found = type.GetProperties().Where(p => p.IsDefined(typeof(RequiredMemberAttribute))).Select(p => p.GetCustomAttribute<JsonPropertyAttribute>()!.PropertyName!);

        Assert.Equal(required.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("new UsageExportCreateRequest();", NotSet)]
    [InlineData("circle.V2.Usage.CreateExport(guid, new());", NotSet)]
    [InlineData("circle.V2.Schedules.Create(text, new() { Name = text });", NotSet)]
    [InlineData("new RepositoryReference();", NotSet)]
    [InlineData("new CircleCi.Generated.V11.EnvironmentVariableSetRequest { Name = text };", NotSet)]
    [InlineData("circle.V2.Contexts.List();", NoArgument)]
    [InlineData("circle.V2.Contexts.ListAsync(new ContextsListOptions());", "CS1503")]
    public void Do_not_compile_where_they_are_missing(string statement, string error)
    {
        Assert.Contains(error, UserProgram.Errors("CircleCiClient circle, Guid guid, string text", statement, "").Select(e => e.Id));
        // Compilers before C# 11 reject a type with required members, so that .NET Framework learns of them when it sends the request.
        Assert.Equal(error != NotSet, UserProgram.Errors("CircleCiClient circle, Guid guid, string text", statement, "netstandard2.0").Count > 0);
    }

    [Theory]
    [InlineData("new UsageExportCreateRequest { Start = DateTimeOffset.UtcNow, End = DateTimeOffset.UtcNow };")]
    [InlineData("new PipelineContinueRequest { Configuration = text };")]
    [InlineData("new WebhookCreateRequest { Name = text, Url = text, SigningSecret = text, Events = [WebhookEvent.JobCompleted], Scope = new() { Id = guid } };")]
    [InlineData("new ScheduleUpdateRequest { Name = text };")]
    [InlineData("circle.V2.Contexts.List(text);")]
    [InlineData("circle.V2.Contexts.List(guid, new() { OwnerType = ContextOwnerType.Account });")]
    public void Are_all_that_has_to_be_set(string statement)
    {
        Assert.Empty(UserProgram.Errors("CircleCiClient circle, Guid guid, string text", statement, ""));
        Assert.Empty(UserProgram.Errors("CircleCiClient circle, Guid guid, string text", statement, "netstandard2.0"));
    }

    private static IEnumerable<string> Required(JObject schema) =>
        from wire in schema["required"]?.Values<string>() ?? []
        let member = schema["properties"]![wire!]!
        where !new[] { "x-constant", "x-initial", "x-was-constant", "x-supplied" }.Any(k => member[k] is not null)
        select wire;
}
