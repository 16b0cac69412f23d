using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation;
using CircleCi.Generated.Tests.Support;
using CircleCi.Generated.V2;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Json;

/// <summary>What a script gives where values by name are wanted, as PowerShell converts it: by a public constructor that takes it.</summary>
public class ScriptValues
{
    [Fact]
    public void Of_a_hashtable_become_parameters()
    {
        var request = new PipelineTriggerRequest { Branch = "main", Parameters = Converted<ParameterValue>(new Hashtable { ["deploy"] = true }) };

        Assert.Equal("""{"branch":"main","parameters":{"deploy":true}}""", JsonConvert.SerializeObject(request));
    }

    [Fact]
    public void Of_all_kinds_become_what_they_are_in_json()
    {
        var map = Converted<ParameterValue>(new OrderedDictionary
        {
            ["text"] = "x",
            ["int"] = 3,
            ["long"] = 3L,
            ["byte"] = (byte)3,
            ["double"] = Math.Floor(4.5),
            ["decimal"] = 5.0m,
            ["no"] = false,
            ["enum"] = DayOfWeek.Monday,
            ["switch"] = new SwitchParameter(true),
            ["wrapped"] = new PSObject(4),
            ["twice"] = new PSObject(new PSObject("y")),
            ["value"] = ParameterValue.FromInteger(5),
        });

        Assert.Equal("""{"text":"x","int":3,"long":3,"byte":3,"double":4,"decimal":5,"no":false,"enum":"Monday","switch":true,"wrapped":4,"twice":"y","value":5}""", JsonConvert.SerializeObject(map));
        Assert.True(map["int"].TryGetInteger(out var three) && three == 3);
    }

    [Fact]
    public void Of_another_dictionary_or_object_do_too()
    {
        var expected = """{"env":"staging","shards":2}""";

        Assert.Equal(expected, JsonConvert.SerializeObject(Converted<ParameterValue>(new Dictionary<string, object> { ["env"] = "staging", ["shards"] = 2 })));
        Assert.Equal(expected, JsonConvert.SerializeObject(Converted<ParameterValue>(new PSObject(new OrderedDictionary { ["env"] = "staging", ["shards"] = 2 }))));
        Assert.Equal(expected, JsonConvert.SerializeObject(Converted<ParameterValue>(PSObject.Of(new PSPropertyInfo("env", "staging"), new PSPropertyInfo("shards", new PSObject(2))))));
    }

    [Fact]
    public void That_are_nested_stay_so()
    {
        var map = Converted<JToken>(new Hashtable { ["a"] = new object[] { 1, new PSObject("b"), new Hashtable { ["c"] = PSObject.Of(new PSPropertyInfo("d", null)) } } });

        Assert.Equal("""{"a":[1,"b",{"c":{"d":null}}]}""", JsonConvert.SerializeObject(map));
    }

    [Theory]
    [InlineData("hashtable")]
    [InlineData("list")]
    [InlineData("object")]
    [InlineData("deep")]
    public void That_contain_themselves_are_refused(string kind)
    {
        var properties = new List<PSPropertyInfo>();
        object value = kind switch { "list" => new object[1], "object" => new PSObject(new PSCustomObject()) { Properties = properties }, _ => new Hashtable() };
        for (var i = 0; kind == "deep" && i < 20_000; i++)
            value = new Hashtable { ["a"] = value };
        if (value is object[] list)
            list[0] = list;
        else if (kind == "object")
            properties.Add(new PSPropertyInfo("a", value));
        else if (kind == "hashtable")
            ((Hashtable)value)["a"] = value;
        using var wire = new Wire(json: "{}");
        using var circle = wire.Client();

        Assert.Contains("contains itself, or has more than 64 levels", Assert.Throws<ArgumentException>(() => circle.Send(HttpMethod.Post, "/api/v2/x", value)).Message);
        Assert.Contains("contains itself, or has more than 64 levels", Assert.Throws<ArgumentException>(() => new CircleCiMap<ParameterValue>((object)new Hashtable { ["x"] = value })).Message);
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public void Of_version_1_are_texts() =>
        Assert.Equal("""{"N":"4","S":"x"}""", JsonConvert.SerializeObject(Converted<string>(new OrderedDictionary { ["N"] = 4, ["S"] = "x" })));

    [Fact]
    public void That_are_null_are_left_out() => Assert.Empty(Converted<ParameterValue>(new Hashtable { ["tag"] = null }));

    [Fact]
    public void That_are_none_are_refused_by_name()
    {
        Assert.Contains("'main' is not a dictionary", Assert.Throws<ArgumentException>(() => new CircleCiMap<ParameterValue>("main")).Message);
        var wrong = new Hashtable { ["jobs"] = "all" };
        Assert.Contains("'all', the value of 'jobs', cannot be converted to Project", Assert.Throws<ArgumentException>(() => new CircleCiMap<Project>(wrong)).Message);
    }

    [Fact]
    public void Are_copied_from_typed_ones()
    {
        var given = new Dictionary<string, ParameterValue> { ["deploy"] = true };

        Assert.Equal(given, new CircleCiMap<ParameterValue>(given));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(3L)]
    [InlineData("3")]
    [InlineData(true)]
    public void By_themselves_have_a_cast_from_their_exact_type(object value) =>
        Assert.NotNull(typeof(ParameterValue).GetMethod("op_Implicit", [value.GetType()]));

    /// <summary>What PowerShell does.</summary>
    private static CircleCiMap<T> Converted<T>(object given) => (CircleCiMap<T>)typeof(CircleCiMap<T>).GetConstructor([given.GetType()])!.Invoke([given]);
}
