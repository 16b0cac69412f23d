using System.Collections;
using System.Reflection;
using CircleCi.Generated.Tests.Support;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Operations;

/// <summary>
/// Makes requests as the least of programs would: an object of its type, and in it what its document asks for and can have more than one value, unless
/// it is there from the start. Each value of an enum and each case of a union is in one of them.
/// </summary>
internal sealed class MinimalRequest(JObject document)
{
    public IEnumerable<object> Of(Type type, JObject schema)
    {
        schema = Resolved(schema);
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(CircleCiSecret))
            return [new CircleCiSecret("s")];
        if (type == typeof(string))
            return [schema["pattern"] is null ? new string('t', Math.Max(1, (int?)schema["minLength"] ?? 1)) : Sample.Duration];
        if (Sample.IdOf(type) is { } id)
            return [id];
        if (type == typeof(Guid))
            return [Guid.Parse(Sample.Id)];
        if (type == typeof(DateTimeOffset))
            return [DateTimeOffset.Parse(Sample.Time, System.Globalization.CultureInfo.InvariantCulture)];
        if (type == typeof(bool))
            return [false, true];
        if (type == typeof(long))
            return [(long?)schema["minimum"] ?? 1L];
        if (type == typeof(double))
            return [(double?)schema["minimum"] ?? 0.5];
        if (type == typeof(JToken))
            return [new JObject()];
        if (type == typeof(TimeSpan))
            return [TimeSpan.FromHours(1)];
        if (type.IsValueType)
            return (schema["enum"]?.Values<string>() ?? type.GetNestedType("Values")!.GetFields().Select(f => (string?)f.GetValue(null))).Select(v => Activator.CreateInstance(type, v)!);
        if (type.IsSubclassOf(typeof(Union)))
            return schema["anyOf"]!.SelectMany(c => Cases(type, Resolved((JObject)c)));
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IList<>))
            return Of(type.GenericTypeArguments[0], (JObject)schema["items"]!).Select(item => (object)Filled((IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(type.GenericTypeArguments))!, item));
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(CircleCiMap<>))
            return Of(type.GenericTypeArguments[0], schema["additionalProperties"] as JObject ?? []).Select(item => Keyed((IDictionary)Activator.CreateInstance(type)!, item));
        return Objects(type, schema);
    }

    private IEnumerable<object> Objects(Type type, JObject schema)
    {
        var required = (schema["required"] as JArray ?? []).Select(r => (string)r!).ToHashSet();
        var first = Activator.CreateInstance(type)!;
        var given = type.GetProperties()
            .Select(p => (Property: p, Wire: p.GetCustomAttribute<JsonPropertyAttribute>()?.PropertyName))
            .Where(p => p.Wire is not null && required.Contains(p.Wire) && p.Property.GetValue(first) is null or ICollection { Count: 0 })
            .Select(p => (p.Property, Schema: (JObject)schema["properties"]![p.Wire!]!))
            .Where(p => Resolved(p.Schema)["enum"] is not JArray { Count: 1 })
            .Select(p => (p.Property, Values: Of(p.Property.PropertyType, p.Schema).ToList()))
            .ToList();
        for (var i = 0; i < given.Select(g => g.Values.Count).DefaultIfEmpty(1).Max(); i++)
        {
            var made = Activator.CreateInstance(type)!;
            foreach (var (property, values) in given)
                property.SetValue(made, values[i % values.Count]);
            yield return made;
        }
    }

    /// <summary>One of the union per value of the case, made by its own conversions.</summary>
    private IEnumerable<object> Cases(Type union, JObject schema)
    {
        var name = ((JObject)(document["definitions"] ?? document["components"]!["schemas"]!)).Properties().FirstOrDefault(t => t.Value == schema)?.Name ?? (string)schema["type"]!;
        var from = union.GetMethods().Single(m => m.IsStatic && string.Equals(m.Name, "From" + name, StringComparison.OrdinalIgnoreCase));
        return Of(from.GetParameters()[0].ParameterType, schema).Select(value => from.Invoke(null, [value])!);
    }

    private JObject Resolved(JObject node) =>
        node["allOf"] is JArray { Count: 1 } one ? Resolved((JObject)one[0])
        : node["$ref"] is { } reference ? Resolved(((string)reference!).TrimStart('#', '/').Split('/').Aggregate(document, (at, key) => (JObject)at[key]!))
        : node;

    private static IList Filled(IList list, object item)
    {
        list.Add(item);
        return list;
    }

    private static IDictionary Keyed(IDictionary map, object item)
    {
        map["k"] = item;
        return map;
    }
}
