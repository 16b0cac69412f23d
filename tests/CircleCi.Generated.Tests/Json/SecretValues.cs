using System.Collections;
using System.Management.Automation;
using System.Security;
using System.Text.RegularExpressions;
using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;
using Newtonsoft.Json;

namespace CircleCi.Generated.Tests.Json;

/// <summary>Secrets go to CircleCI and nowhere else, and what is none goes nowhere.</summary>
public partial class SecretValues
{
    private const string Text = "p@ss-wörd-1";

    private static IEnumerable<(Type Type, string Member)> Members =>
        from type in typeof(CircleCiModel).Assembly.GetExportedTypes()
        where type.IsSubclassOf(typeof(CircleCiModel))
        from property in type.GetProperties()
        where property.PropertyType == typeof(CircleCiSecret) || property.PropertyType == typeof(CircleCiMap<CircleCiSecret>)
        select (type, property.Name);

    public static TheoryData<Type, string> Each
    {
        get
        {
            var data = new TheoryData<Type, string>();
            foreach (var (type, member) in Members)
                data.Add(type, member);
            return data;
        }
    }

    [Fact]
    public void Are_all_members_of_requests_that_hold_one()
    {
        var named = from type in typeof(CircleCiModel).Assembly.GetExportedTypes()
                    where type.IsSubclassOf(typeof(CircleCiModel)) && type.Name.EndsWith("Request", StringComparison.Ordinal)
                    from property in type.GetProperties()
                    where property.PropertyType == typeof(string) && (Secret().IsMatch(property.Name) || (property.Name == "Value" && type.Name.Contains("EnvironmentVariable", StringComparison.Ordinal)))
                    select $"{type}.{property.Name}";

        Assert.Empty(named);
        // A value in v1, v1.1 and twice in v2; a private key and Heroku's in v1 and v1.1; two of a webhook; a setup job's; headers of an exporter.
        Assert.Equal(12, Members.Count());
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void Are_written_as_they_are_and_shown_as_stars(Type type, string member)
    {
        var request = Activator.CreateInstance(type)!;
        var property = type.GetProperty(member)!;
        property.SetValue(request, property.PropertyType == typeof(CircleCiSecret) ? (CircleCiSecret)Text : new CircleCiMap<CircleCiSecret> { ["key"] = Text });

        Assert.DoesNotContain("wörd", request.ToString());
        Assert.Contains("\"***\"", request.ToString());
        Assert.Contains(Text, JsonConvert.SerializeObject(request));
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void Are_shown_as_stars_too_where_additional_properties_have_their_names(Type type, string member)
    {
        var name = type.GetProperty(member)!.GetCustomAttributes(false).OfType<JsonPropertyAttribute>().Single().PropertyName!;
        foreach (var spelled in new[] { name, name.ToUpperInvariant(), name.Replace('-', '_') })
        {
            var request = (CircleCiModel)Activator.CreateInstance(type)!;
            request.AdditionalProperties[spelled] = new Newtonsoft.Json.Linq.JObject { ["key"] = Text };
            request.AdditionalProperties["other"] = "shown";

            Assert.DoesNotContain("wörd", request.ToString());
            Assert.Contains($"\"{spelled}\":\"***\"", request.ToString());
            Assert.Contains("\"other\":\"shown\"", request.ToString());
            Assert.Contains($"\"{spelled}\":{{\"key\":\"{Text}\"}}", JsonConvert.SerializeObject(request));
        }
    }

    [Theory]
    [MemberData(nameof(Given))]
    public void Are_taken_from_what_holds_them(CircleCiSecret secret)
    {
        using var wire = new Wire(json: """{"message":"done"}""");
        using var circle = wire.Client();

        circle.V2.Contexts.SetEnvironmentVariable(Guid.NewGuid(), "KEY", new() { Value = secret });

        Assert.Equal($$"""{"value":"{{Text}}"}""", wire.Request.Body);
        Assert.Equal("***", $"{secret}");
        Assert.Equal(new CircleCiSecret(Text), secret);
    }

    [Fact]
    public void Of_maps_are_sent_as_they_are()
    {
        using var wire = new Wire(json: """{"id":"3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10"}""");
        using var circle = wire.Client();
        var map = new Hashtable { ["password"] = Secure(), ["wrapped"] = new PSObject(Secure()) };

        var request = new PipelineTriggerRequest { Parameters = new CircleCiMap<ParameterValue>(map) };
        circle.V2.Pipelines.Trigger("gh/acme/shop", request);
        circle.Send(HttpMethod.Post, "/api/v2/x", map);

        Assert.All(wire.Requests, r => Assert.Equal(2, r.Body!.Split(Text).Length - 1));
        Assert.Equal("""{"parameters":{"password":"***","wrapped":"***"}}""", request.ToString().Replace("\"wrapped\":\"***\",\"password\"", "\"password\":\"***\",\"wrapped\""));
        Assert.All(request.Parameters.Values, value =>
        {
            Assert.Equal("***", $"{value}");
            Assert.True(value.TryGetString(out var text) && text == Text);
            Assert.Equal(ParameterValue.FromString(Text), value);
        });
    }

    [Fact]
    public void Of_headers_are_taken_from_text_secure_strings_and_hashtables()
    {
        using var wire = new Wire(System.Net.HttpStatusCode.Created, """{"id":"3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10","headers":{"x-api-key":"xxxx"}}""");
        using var circle = wire.Client();
        var request = new OtelExporterCreateRequest { OrgId = Guid.NewGuid(), Endpoint = "otel.test:4317", Protocol = OtelExporterProtocol.Grpc, Headers = { ["x-api-key"] = Text, ["x-team"] = Secure() } };

        var created = circle.V2.OtelExporters.Create(request);
        request.Headers = new CircleCiMap<CircleCiSecret>(new Hashtable { ["x-api-key"] = Text, ["x-team"] = Secure() });
        circle.V2.OtelExporters.Create(request);

        Assert.All(wire.Requests, r => Assert.Equal(2, r.Body!.Split($"\":\"{Text}\"").Length - 1));
        Assert.DoesNotContain("wörd", $"{request}");
        Assert.Equal("xxxx", created.Headers["x-api-key"]);
    }

    [Fact]
    public void Are_in_no_exception_of_a_map_whatever_holds_them()
    {
        object[] values =
        [
            new Newtonsoft.Json.Linq.JArray(Text), new Newtonsoft.Json.Linq.JObject { ["a"] = Text }, new[] { Text }, new Hashtable { ["a"] = Text }, new { a = Text },
            new System.Text.StringBuilder(Text), System.Text.Json.JsonDocument.Parse($"[\"{Text}\"]").RootElement, System.Text.Encoding.UTF8.GetBytes(Text),
        ];

        foreach (var value in values)
        {
            var e = Assert.Throws<ArgumentException>(() => new CircleCiMap<CircleCiSecret>((object)new Hashtable { ["X-Token"] = value }));

            Assert.Contains("the value of 'X-Token', is not a secret; specify text", e.Message);
            Assert.DoesNotContain(Text, e.ToString());
        }
    }

    [Fact]
    public void Are_in_no_exception_of_a_call()
    {
        using var wire = new Wire(System.Net.HttpStatusCode.BadRequest, "{}");
        using var circle = wire.Client();

        var refusal = Assert.ThrowsAny<CircleCiException>(() => circle.V2.Contexts.SetEnvironmentVariable(Guid.NewGuid(), "KEY", new() { Value = Text }));

        Assert.DoesNotContain("wörd", refusal.ToString());
    }

    [Theory]
    [InlineData("System.Security.SecureString")]
    [InlineData("System.Management.Automation.PSCredential")]
    [InlineData("System.Management.Automation.PSObject")]
    [InlineData("System.Object[]")]
    [InlineData("System.Byte[]")]
    [InlineData("System.Object")]
    [InlineData("System.Collections.Hashtable")]
    [InlineData("System.Collections.Specialized.OrderedDictionary")]
    [InlineData("System.Collections.Generic.List`1[System.String]")]
    public void Texts_that_a_script_makes_of_objects_are_refused_wherever_they_are(string text)
    {
        using var wire = new Wire(json: "{}");
        using var circle = wire.Client();
        var id = Guid.NewGuid();

        Assert.All(
            new (string Name, Action Call)[]
            {
                ("'value'", () => circle.V2.Contexts.SetEnvironmentVariable(id, "KEY", new() { Value = text })),
                ("'tag'", () => circle.V2.Pipelines.Trigger("gh/acme/shop", new() { Tag = text })),
                ("'parameters.env'", () => circle.V2.Pipelines.Trigger("gh/acme/shop", new() { Parameters = { ["env"] = text } })),
                ("'timetable.months'", () => circle.V2.Schedules.Update(id, new() { Timetable = new WeeklyTimetable { DaysOfWeek = ["MON"], HoursOfDay = [1], PerHour = 1, Months = [text] } })),
                ("'branch'", () => circle.V2.Pipelines.ListForProject("gh/acme/shop", new() { Branch = text })),
                ("'name'", () => circle.V2.Contexts.SetEnvironmentVariable(id, text, new() { Value = "x" })),
                ("'projectSlug'", () => circle.V2.Projects.Get($"gh/acme/{text}")),
                ("'a.b'", () => circle.Send(HttpMethod.Post, "/api/v2/x", new { a = new { b = text } })),
            },
            row => Assert.StartsWith($"{row.Name} is the text \"{text}\"", Assert.Throws<ArgumentException>(row.Call).Message));
        Assert.Empty(wire.Requests);
    }

    [Theory]
    [InlineData("System.Object is a type")]
    [InlineData("the System.Object[]")]
    [InlineData("System.Text.Json")]
    [InlineData("System.Management.Automation")]
    [InlineData("system.object[]")]
    [InlineData("System.Collections.Generic. is a namespace")]
    public void Texts_that_people_write_are_sent(string text)
    {
        using var wire = new Wire(json: """{"id":"3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10"}""");
        using var circle = wire.Client();

        circle.V2.Pipelines.Trigger("gh/acme/shop", new() { Branch = text });

        Assert.Contains(text, wire.Request.Body);
    }

    public static TheoryData<CircleCiSecret> Given => [Text, Secure(), new CircleCiSecret(Secure()), new CircleCiSecret((object)Text), new CircleCiSecret((object)Secure()), new CircleCiSecret(new PSObject(Secure())), new CircleCiSecret(new PSCredential("ada", Secure()))];

    [Fact]
    public void That_are_none_are_refused()
    {
        Assert.Contains("Hashtable is not a secret", Assert.Throws<ArgumentException>(() => new CircleCiSecret(new Hashtable())).Message);
        var map = new Hashtable { ["login"] = new PSCredential("ada", Secure()) };
        var refusal = Assert.Throws<ArgumentException>(() => new CircleCiMap<ParameterValue>(map)).Message;
        Assert.Contains("'login'", refusal);
        Assert.Contains("specify its password", refusal);
    }

    private static SecureString Secure()
    {
        var secret = new SecureString();
        foreach (var c in Text)
            secret.AppendChar(c);
        return secret;
    }

    [GeneratedRegex("Secret|PrivateKey|ApiKey|Password|Token|ContinuationKey", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();
}
