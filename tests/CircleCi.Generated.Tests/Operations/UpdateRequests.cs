using System.Reflection;
using CircleCi.Generated.Tests.Support;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Operations;

/// <summary>What was read can be sent back: a request that changes something is made of the model by a constructor, unless it stands here why not.</summary>
public class UpdateRequests
{
    private const string SecretAlone = "It has a secret and nothing else, which nobody can read.";

    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["V1 EnvironmentVariables_Set"] = SecretAlone,
        ["V1 Users_SetHerokuKey"] = SecretAlone,
        ["V11 EnvironmentVariables_Set"] = SecretAlone,
        ["V11 Users_SetHerokuKey"] = SecretAlone,
        ["V2 Contexts_SetEnvironmentVariable"] = SecretAlone,
        ["V2 EnvironmentVariables_Set"] = SecretAlone,
        ["V2 Policies_UpdateDecisionSettings"] = "What is read is of the same type.",
    };

    private static IEnumerable<SpecOperation> Updates => Specs.Operations.Where(o => o.BodySchema is not null && (o.Method is "PATCH" or "PUT" || o.Node["x-idempotent"] is not null));

    public static TheoryData<string, string> Each
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var operation in Updates.Where(o => !Reasons.ContainsKey($"{o.Api} {o.Id}")))
                data.Add(operation.Api, operation.Id);
            return data;
        }
    }

    [Fact]
    public void Have_a_constructor_or_a_reason()
    {
        var without = Updates.Where(o => FromRead(o) is null).Select(o => $"{o.Api} {o.Id}");

        Assert.Equal(Reasons.Keys.Order(StringComparer.Ordinal), without.Order(StringComparer.Ordinal));
        Assert.True(Each.Count >= 9);
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void Made_of_a_model_with_everything_in_it_are_as_described(string api, string operationId)
    {
        var operation = Specs.Operation(api, operationId);
        var constructor = FromRead(operation)!;
        var sample = Read(operation, constructor.GetParameters()[0].ParameterType);

        var request = (CircleCiModel)constructor.Invoke([sample]);

        var body = JsonConvert.SerializeObject(request);
        Assert.NotEqual("{}", body);
        request.Check();
        Assert.Null(new Description(operation.Document).Refuses(body, operation.BodySchema!, isWhole: true));
        Assert.DoesNotContain("\"oss\"", operation.Api == "V2" ? body : "");
        Assert.DoesNotContain("signing", body);
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void Made_of_a_model_with_nothing_in_it_say_nothing(string api, string operationId)
    {
        var constructor = FromRead(Specs.Operation(api, operationId))!;
        var type = constructor.GetParameters()[0].ParameterType;
        if (!typeof(CircleCiModel).IsAssignableFrom(type))
            return;

        var request = JObject.Parse(JsonConvert.SerializeObject(constructor.Invoke([JsonConvert.DeserializeObject("{}", type)])));

        Assert.Empty(request.Properties());
        Assert.Throws<ArgumentNullException>(() => Activator(constructor));
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void Share_nothing_that_can_be_changed_with_the_model(string api, string operationId)
    {
        var operation = Specs.Operation(api, operationId);
        var constructor = FromRead(operation)!;
        var source = Read(operation, constructor.GetParameters()[0].ParameterType);
        var request = constructor.Invoke([source]);

        Assert.Empty(Parts(request).Intersect(Parts(source), ReferenceEqualityComparer.Instance));
    }

    [Fact]
    public void Made_of_a_model_say_false_only_if_the_server_did()
    {
        foreach (var (json, expected) in new[] { ("{}", "{}"), ("""{"verify_tls":false}""", """{"verify-tls":false}"""), ("""{"verify_tls":true}""", """{"verify-tls":true}""") })
            Assert.Equal(expected, new V2.WebhookUpdateRequest(JsonConvert.DeserializeObject<V2.Webhook>(json)!).ToString());
        Assert.Equal("""{"verify-tls":true}""", new V2.WebhookUpdateRequest(new V2.Webhook { VerifyTls = true }).ToString());
    }

    /// <summary>The models, lists and maps in a model, and in those.</summary>
    private static IEnumerable<object> Parts(object model) =>
        from property in model.GetType().GetProperties()
        where property.GetIndexParameters().Length == 0
        let value = property.GetValue(model) is Union union ? union.Value : property.GetValue(model)
        where value is CircleCiModel or System.Collections.IList or System.Collections.IDictionary
        from part in value is CircleCiModel ? Parts(value).Prepend(value) : [value]
        select part;

    private static void Activator(ConstructorInfo constructor) => constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, [null], null);

    private static ConstructorInfo? FromRead(SpecOperation operation)
    {
        var client = typeof(CircleCiClient).GetProperty(operation.Api)!.PropertyType.GetProperty(operation.Area)!.PropertyType;
        var request = client.GetMethods().Where(m => m.Name == operation.Name).SelectMany(m => m.GetParameters()).First(p => p.Name == "request").ParameterType;
        return request.GetConstructors().SingleOrDefault(c => c.GetParameters() is [var only] && (typeof(CircleCiModel).IsAssignableFrom(only.ParameterType) || only.ParameterType.IsGenericType));
    }

    private static object Read(SpecOperation operation, Type type)
    {
        var values = type.IsGenericType ? type.GetGenericArguments()[1] : type;
        var components = operation.Api == "V1" ? "definitions" : "components/schemas";
        var json = new Sample(operation.Document).Of(new JObject { ["$ref"] = $"#/{components}/{values.Name}" });
        if (!type.IsGenericType)
            return JsonConvert.DeserializeObject(json.ToString(), type)!;
        var map = (System.Collections.IDictionary)System.Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), values))!;
        map["names.rego"] = JsonConvert.DeserializeObject(json.ToString(), values);
        return map;
    }
}
