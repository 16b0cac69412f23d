using System.Collections;
using System.Reflection;
using CircleCi.Generated.Tests.Support;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Tests.Operations;

/// <summary>Requests as their documents describe them, each with one member that is otherwise, however deep it is.</summary>
internal static class Requests
{
    /// <summary>Each member of the body of an operation, with each case of the unions on the way to it.</summary>
    public static IEnumerable<Member> MembersOf(SpecOperation operation)
    {
        if (operation.BodySchema is not { } schema)
            return [];
        var sample = new Sample(operation.Document);
        return Members(operation.Document, schema, sample.Of(schema), []);

        // With no more than it must have, it is this case and no other.
        JToken Case(JObject document, JObject node)
        {
            var whole = sample.Of(node);
            if (whole is JObject members && Resolved(document, node)["required"] is JArray required)
                members.Properties().Where(p => required.All(r => (string?)r != p.Name)).ToList().ForEach(p => p.Remove());
            return whole;
        }

        IEnumerable<Member> Members(JObject document, JObject node, JToken root, string[] path)
        {
            node = Resolved(document, node);
            if (node["anyOf"] is JArray cases && cases.Any(c => Resolved(document, (JObject)c)["properties"] is not null))
                return cases.SelectMany(c => Members(document, (JObject)c, Replaced(root, path, Case(document, (JObject)c)), path));
            if (node["properties"] is not JObject properties)
                return [];
            var required = (node["required"] as JArray ?? []).Select(n => (string)n!).ToHashSet();
            return properties.Properties().SelectMany(p =>
                Members(document, (JObject)p.Value, root, [.. path, p.Name]).Prepend(new Member(root, [.. path, p.Name], required.Contains(p.Name), p.Value["x-empty"] is not null, p.Value["x-null"] is not null)));
        }
    }

    private static JObject Resolved(JObject document, JObject node)
    {
        if (node["allOf"] is JArray { Count: 1 } one)
            return Resolved(document, (JObject)one[0]);
        // A type that another one stands for is that one in C#.
        if ((string?)node["$ref"] is not { } reference)
            return node;
        var path = reference[2..].Replace('/', '.');
        var type = (JObject)document.SelectToken(path)!;
        return (string?)type["x-type"] is { } other && other != path.Split('.')[^1] && type.Parent!.Parent![other] is JObject same ? Resolved(document, same) : Resolved(document, type);
    }

    private static JToken Replaced(JToken root, string[] path, JToken value)
    {
        var copy = root.DeepClone();
        if (path.Length == 0)
            return value;
        path[..^1].Aggregate(copy, (at, key) => at[key]!)[path[^1]] = value;
        return copy;
    }

    /// <summary>A member of a request.</summary>
    /// <param name="Root">The request with all members, as JSON.</param>
    /// <param name="Path">The names on the wire that lead to it.</param>
    /// <param name="IsRequired">Whether the document asks for it.</param>
    /// <param name="MayBeEmpty">Whether the document says that an empty text or list means something.</param>
    /// <param name="MayBeNull">Whether null is sent for it.</param>
    internal sealed record Member(JToken Root, string[] Path, bool IsRequired, bool MayBeEmpty, bool MayBeNull)
    {
        /// <summary>A request whose member has the value; the name of the member in C#.</summary>
        public (object Request, string Name) Make(Type type, Func<Type, object?> value)
        {
            var request = JsonConvert.DeserializeObject(Root.ToString(), type)!;
            var owner = Path[..^1].Aggregate(request, (at, key) => Inner(Property(at, key).GetValue(at)!));
            var property = Property(owner, Path[^1]);
            property.SetValue(owner, value(property.PropertyType));
            return (request, $"{owner.GetType().Name}.{property.Name}");
        }

        public Type TypeIn(Type type)
        {
            Type? found = null;
            Make(type, t =>
            {
                found = t;
                return null;
            });
            return found!;
        }

        private static object Inner(object value) => value is Union union ? union.Value! : value;

        private static PropertyInfo Property(object owner, string name) =>
            owner.GetType().GetProperties().Single(p => p.GetCustomAttribute<JsonPropertyAttribute>()?.PropertyName == name);
    }

    /// <summary>All that is empty of a type, apart from null.</summary>
    public static IEnumerable<object> Empty(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return ["", "  ", "\t"];
        if (type == typeof(CircleCiSecret))
            return [new CircleCiSecret(""), new CircleCiSecret(" ")];
        if (type == typeof(Guid) || type == typeof(DateTimeOffset) || Sample.IsId(type))
            return [Activator.CreateInstance(type)!];
        if (type.GetConstructor([typeof(string)]) is { } constructor && type.IsValueType)
            return [Activator.CreateInstance(type)!, constructor.Invoke([""])];
        if (type.IsSubclassOf(typeof(Union)))
            return [Activator.CreateInstance(type)!];
        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IList<>) ? [List(type)] : [];
    }

    /// <summary>Lists with something empty in them.</summary>
    public static IEnumerable<object> Holed(Type type)
    {
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(IList<>))
            return [];
        var item = type.GenericTypeArguments[0];
        return (item.IsValueType ? Empty(item) : Empty(item).Append(null!)).Select(i =>
        {
            var list = List(type);
            list.Add(i);
            return (object)list;
        });
    }

    private static IList List(Type type) => (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(type.GenericTypeArguments))!;
}
