using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Tests.PlainShapes;

/// <summary>A schema that a description may have anywhere, with JSON of it and what is left of that once it was read.</summary>
internal sealed record PlainShape(string Name, string Schema, string Json, string Read)
{
    private static readonly PlainShape[] Scalars =
    [
        Of("bool", "{'type':'boolean'}", "true"),
        Of("int", "{'type':'integer'}", "4000000000"),
        Of("int32", "{'type':'integer','format':'int32'}", "7"),
        Of("oneOfNumbers", "{'type':'integer','enum':[1,2]}", "2"),
        Of("number", "{'type':'number'}", "0.5"),
        Of("float", "{'type':'number','format':'float'}", "0.1"),
        Of("decimal", "{'type':'number','format':'decimal'}", "3.5"),
        Of("text", "{'type':'string'}", "'a b'"),
        Of("uuid", "{'type':'string','format':'uuid'}", "'3f1c7a52-6f0e-4d0b-9a57-2b9f8f1f6a10'"),
        Of("dateTime", "{'type':'string','format':'date-time'}", "'2024-05-06T07:08:09Z'"),
        Of("date", "{'type':'string','format':'date'}", "'2024-05-06'"),
        Of("time", "{'type':'string','format':'time'}", "'10:00:00'"),
        Of("duration", "{'type':'string','format':'duration'}", "'P1DT2H'"),
        Of("uri", "{'type':'string','format':'uri'}", "'https://x.test/a'"),
        Of("byte", "{'type':'string','format':'byte'}", "'AQID'"),
        Of("binary", "{'type':'string','format':'binary'}", "'AQID'"),
        Of("state", "{'type':'string','enum':['on','off','Off','+1','-1','']}", "'on'"),
    ];

    private static readonly PlainShape[] Leaves =
    [
        .. Scalars,
        Of("thing", "{'type':'object','required':['id'],'properties':{'id':{'type':'string'},'members':{'type':'array','items':{'type':'string'}}}}", "{'id':'i','members':['m']}"),
        Of("choice", "{'oneOf':[{'type':'integer'},{'type':'object','required':['key'],'properties':{'key':{'type':'string'}}}]}", "{'key':'k'}"),
        Of("any", "{}", "{'x':[1,null]}"),
    ];

    /// <summary>One of each kind that C# tells apart.</summary>
    private static readonly PlainShape[] Distinct = [.. Leaves.Where(s => s.Name is "bool" or "int" or "int32" or "number" or "text" or "uuid" or "dateTime" or "state" or "thing" or "choice" or "any")];

    /// <summary>What can stand in a path, a query or a header.</summary>
    public static IReadOnlyList<PlainShape> InAddresses { get; } = [.. Scalars, .. Scalars.Select(List), .. Scalars.Select(Nullable), .. Scalars.Select(s => List(Nullable(s)))];

    public static IReadOnlyList<PlainShape> All { get; } =
    [
        .. Leaves,
        .. Leaves.Select(Nullable),
        .. Leaves.Select(List),
        .. Leaves.Select(Map),
        .. Leaves.Select(s => List(List(s))),
        .. Distinct.Select(s => List(Map(s))),
        .. Distinct.Select(s => Map(List(s))),
        .. Distinct.Select(s => Map(Map(s))),
        List(List(List(Scalars[0]))),
        Map(List(Map(Leaves[^3]))),
        .. Distinct.Where(s => s.Name is not ("any" or "choice")).Select(s => new PlainShape("list_nullable_" + s.Name, $"{{'type':'array','items':{Nullable(s.Schema)}}}", $"[null,{s.Json}]", $"[{s.Json}]")),
        .. Distinct.Where(s => s.Name is not ("any" or "choice")).Select(s => new PlainShape("map_nullable_" + s.Name, $"{{'type':'object','additionalProperties':{Nullable(s.Schema)}}}", $"{{'n':null,'v':{s.Json}}}", $"{{'v':{s.Json}}}")),
        .. Distinct.Select(s => Nullable(List(s))),
        .. Distinct.Select(s => Nullable(Map(s))),
    ];

    public bool MayBeNull => Name.StartsWith("nullable_", StringComparison.Ordinal);

    public bool IsCollection => Name.Contains("list_", StringComparison.Ordinal) || Name.Contains("map_", StringComparison.Ordinal);

    public JToken SchemaNode => Parse(Schema);

    public string Text => Json.Replace('\'', '"');

    public JToken Expected => Parse(Read);

    public static JToken Parse(string json)
    {
        using var reader = new Newtonsoft.Json.JsonTextReader(new StringReader(json.Replace('\'', '"'))) { DateParseHandling = Newtonsoft.Json.DateParseHandling.None };
        return JToken.Load(reader);
    }

    private static PlainShape Of(string name, string schema, string json) => new(name, schema, json, json);

    private static PlainShape List(PlainShape item) => new("list_" + item.Name, $"{{'type':'array','items':{item.Schema}}}", $"[{item.Json},{item.Json}]", $"[{item.Read},{item.Read}]");

    private static PlainShape Map(PlainShape item) => new("map_" + item.Name, $"{{'type':'object','additionalProperties':{item.Schema}}}", $"{{'k':{item.Json},'a b':{item.Json}}}", $"{{'k':{item.Read},'a b':{item.Read}}}");

    private static PlainShape Nullable(PlainShape shape) => new("nullable_" + shape.Name, Nullable(shape.Schema), shape.Json, shape.Read);

    private static string Nullable(string schema) => schema == "{}" ? "{'nullable':true}" : schema.Replace("{'type'", "{'nullable':true,'type'", StringComparison.Ordinal) is var said && schema.StartsWith("{'type'", StringComparison.Ordinal) ? said : schema.Insert(1, "'nullable':true,");
}
