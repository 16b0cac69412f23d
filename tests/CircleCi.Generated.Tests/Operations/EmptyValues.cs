using System.Reflection;
using CircleCi.Generated.Tests.Support;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Operations;

/// <summary>What is empty and cannot be meant is refused before anything is asked; what may be left out is left out.</summary>
public class EmptyValues
{
    private const string Zeros = "00000000-0000-0000-0000-000000000000";

    [Theory]
    [MemberData(nameof(Specs.EachBothWays), MemberType = typeof(Specs))]
    public async Task In_paths_and_in_required_parameters_and_members_are_refused_by_name(string api, string operationId, bool isAsync)
    {
        var operation = Specs.Operation(api, operationId);
        using var wire = new Wire(json: "{}");
        using var circle = wire.Client();

        foreach (var (name, change) in Refused(operation))
        {
            var call = new OperationCall(operation) { Change = change };
            var refusal = await Record.ExceptionAsync(() => call.InvokeAsync(circle, isAsync));
            Assert.True(refusal is ArgumentException, $"{operation}: {name} gave {refusal?.ToString() ?? "no exception"}");
            Assert.Contains(name, refusal!.Message);
            Assert.Contains("; specify ", refusal.Message);
        }

        Assert.Empty(wire.Requests);
    }

    [Theory]
    [MemberData(nameof(Specs.EachBothWays), MemberType = typeof(Specs))]
    public async Task In_what_may_be_left_out_are_not_sent(string api, string operationId, bool isAsync)
    {
        var operation = Specs.Operation(api, operationId);
        foreach (var (member, change, mayBeEmpty) in LeftOut(operation))
        {
            using var wire = new Wire((System.Net.HttpStatusCode)operation.Success.Status, new OperationCall(operation).Response?.ToString());
            using var circle = wire.Client();
            await new OperationCall(operation) { Change = change }.InvokeAsync(circle, isAsync);

            if (member.Path is [])
                Assert.DoesNotContain(wire.Request.Query, q => q.Split('=')[1].Length == 0);
            else if (JObject.Parse(wire.Request.Body!).SelectToken(string.Join('.', member.Path.Select(p => $"['{p}']"))) is var sent && mayBeEmpty)
                Assert.Equal("", (string?)sent);
            else
                Assert.True(sent is null || (member.MayBeNull && sent.Type == JTokenType.Null), $"{operation} sends {sent} for {string.Join('.', member.Path)}");
        }
    }

    [Fact]
    public void Of_every_kind_are_tried()
    {
        var refused = Specs.Operations.Sum(o => Refused(o).Count());
        var leftOut = Specs.Operations.Sum(o => LeftOut(o).Count());

        Assert.True(refused > 700, $"{refused}");
        Assert.True(leftOut > 120, $"{leftOut}");
    }

    [Fact]
    public void In_a_raw_call_are_refused_too()
    {
        using var wire = new Wire();
        using var circle = wire.Client();

        var refusal = Assert.Throws<ArgumentException>(() => circle.Send(HttpMethod.Post, "/api/v2/context", new V2.ContextCreateRequest { Name = "deploy", Owner = V2.ContextOwner.Organization(Guid.Empty) }));

        Assert.Equal($"ContextOwnerById.Id is {Zeros}; specify the UUID of an organization.", refusal.Message);
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public void In_a_clean_up_delete_nothing()
    {
        using var wire = new Wire(json: """{"message":"deleted"}""");
        using var circle = wire.Client();

        var refusal = Assert.Throws<ArgumentException>(() => circle.V2.Contexts.Delete(new V2.Context().Id));

        Assert.StartsWith($"DELETE /api/v2/context/: contextId is {Zeros}; specify the UUID of a context.", refusal.Message);
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public void That_mean_something_are_sent()
    {
        using var wire = new Wire(json: """{"id":"3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10"}""");
        using var circle = wire.Client();

        circle.V2.Contexts.SetEnvironmentVariable(Guid.NewGuid(), "FLAG", new() { Value = "" });

        Assert.Equal("""{"value":""}""", wire.Request.Body);
    }

    private static IEnumerable<(string Name, Action<ParameterInfo[], object?[]> Change)> Refused(SpecOperation operation)
    {
        var parameters = Parameters(operation);
        foreach (var parameter in parameters.Where(p => p.Name is not ("request" or "options") && p.ParameterType != typeof(CancellationToken)))
        {
            foreach (var value in Wrong(operation, parameter.ParameterType))
                yield return (parameter.Name!, (_, arguments) => arguments[parameter.Position] = value);
        }

        if (parameters.FirstOrDefault(p => p.Name == "options") is { } options)
        {
            foreach (var property in options.ParameterType.GetProperties().Where(p => Nullable.GetUnderlyingType(p.PropertyType) is { } type && (type == typeof(Guid) || type == typeof(DateTimeOffset) || Sample.IsId(type))))
            {
                var wire = operation.Parameters.Select(p => (string)p["name"]!).Single(n => string.Equals(n.Replace("-", "").Replace("_", ""), property.Name, StringComparison.OrdinalIgnoreCase));
                yield return (wire, (_, arguments) => property.SetValue(arguments[options.Position], Activator.CreateInstance(Nullable.GetUnderlyingType(property.PropertyType)!)));
            }
        }

        if (parameters.FirstOrDefault(p => p.Name == "request") is not { } request)
            yield break;
        foreach (var member in Requests.MembersOf(operation))
        {
            var type = member.TypeIn(request.ParameterType);
            var bare = Nullable.GetUnderlyingType(type) ?? type;
            var values = Requests.Holed(type);
            if (member.IsRequired)
                values = values.Append(null!).Concat(member.MayBeEmpty ? [] : Requests.Empty(type));
            else if (bare == typeof(Guid) || bare == typeof(DateTimeOffset) || Sample.IsId(bare))
                values = Requests.Empty(type);
            foreach (var value in values)
                yield return (member.Make(request.ParameterType, _ => value).Name, (_, arguments) => arguments[request.Position] = member.Make(request.ParameterType, _ => value).Request);
        }
    }

    private static IEnumerable<(Requests.Member Member, Action<ParameterInfo[], object?[]> Change, bool MayBeEmpty)> LeftOut(SpecOperation operation)
    {
        var parameters = Parameters(operation);
        if (parameters.FirstOrDefault(p => p.Name == "options") is { } options)
        {
            foreach (var property in options.ParameterType.GetProperties())
            {
                foreach (var value in Requests.Empty(property.PropertyType).Concat(Requests.Holed(property.PropertyType)).Where(v => IsNothing(v) || v is IEnumerable<string>).Where(v => v is not IEnumerable<string> list || list.All(i => i is "")))
                    yield return (new Requests.Member(new JObject(), [], false, false, false), (_, arguments) => property.SetValue(arguments[options.Position], value), false);
            }
        }

        if (parameters.FirstOrDefault(p => p.Name == "request") is not { } request)
            yield break;
        foreach (var member in Requests.MembersOf(operation).Where(m => !m.IsRequired))
        {
            foreach (var value in Requests.Empty(member.TypeIn(request.ParameterType)).Where(IsNothing))
                yield return (member, (_, arguments) => arguments[request.Position] = member.Make(request.ParameterType, _ => value).Request, member.MayBeEmpty);
        }
    }

    /// <summary>Whether it is what PowerShell makes of its null.</summary>
    private static bool IsNothing(object value) => value is "" || (value is CircleCiSecret secret && secret.Reveal().Length == 0) || (value is not (Guid or DateTimeOffset or Union or Generated.Json.IWireId) && value.GetType().IsValueType);

    private static IEnumerable<object?> Wrong(SpecOperation operation, Type type)
    {
        if (type == typeof(long))
            return [0L, -1L];
        if (type == typeof(ProjectSlug))
            return operation.Slug is null ? new object?[] { null, new ProjectSlug(Zeros) } : new object?[] { null };
        if (type == typeof(OrgSlug))
            return [null, new OrgSlug(Zeros)];
        if (type.IsValueType)
            return Requests.Empty(type);
        return type == typeof(string) ? [null, Zeros, .. Requests.Empty(type)] : [null, .. Requests.Empty(type)];
    }

    private static ParameterInfo[] Parameters(SpecOperation operation)
    {
        var api = typeof(CircleCiClient).GetProperty(operation.Api)!.PropertyType;
        return operation.MethodOf(api.GetProperty(operation.Area)!.PropertyType, operation.Name).GetParameters();
    }
}
