using System.Collections;
using System.Reflection;
using System.Text;
using CircleCi.Generated.Tests.Json.Reading;
using Newtonsoft.Json;
using static CircleCi.Generated.Tests.Surface.Conventions.Convention;

namespace CircleCi.Generated.Tests.Surface.Conventions;

/// <summary>What users read from CircleCI and what they fill to send it: both can be made in a test as well.</summary>
internal static class ModelConventions
{
    public static Convention Constructible { get; } = new(
        nameof(Constructible),
        "Give it a public constructor without parameters: users make it in their tests.",
        type => (IsModel(type) || IsUnion(type) || IsOptions(type)) && type.GetConstructor(Type.EmptyTypes) is null ? [new Offence(type)] : []);

    public static Convention Settable { get; } = new(
        nameof(Settable),
        "Give it a public setter, or for a collection that is never replaced, of options, none.",
        type => Declared<PropertyInfo>(type).Where(p => !IsStatic(p) && (IsJson(p) || (IsOptions(type) && !IsCollection(p))) && p.SetMethod is not { IsPublic: true }).Select(p => new Offence(p)));

    public static Convention JsonNames { get; } = new(
        nameof(JsonNames),
        "Give it [JsonProperty(\"its_name\")]: the name on the wire is no matter of the name in C#.",
        type => !IsModel(type) ? [] : Declared<PropertyInfo>(type).Where(p => IsJson(p) || p.SetMethod is { IsPublic: true }).Where(p => !IsStatic(p) && !HasName(p)).Select(p => new Offence(p)));

    public static Convention ListsNeverNull { get; } = new(
        nameof(ListsNeverNull),
        "Make its getter give an empty one for none (Members.Get): nobody tests a list for null before enumerating it.",
        type => !IsModel(type) ? [] : Made(type).SelectMany(m => Declared<PropertyInfo>(type).Where(p => IsCollection(p) && p.GetValue(m.It) is null).Select(p => new Offence(p, m.How))));

    public static IReadOnlyList<Convention> All { get; } = [Constructible, Settable, JsonNames, ListsNeverNull];

    private static bool IsModel(Type type) => type.IsSubclassOf(typeof(CircleCiModel)) && !type.IsAbstract;

    private static bool IsUnion(Type type) => type.IsSubclassOf(typeof(Union)) && !type.IsAbstract;

    private static bool IsOptions(Type type) => type is { IsClass: true, IsAbstract: false } && type.Name.EndsWith("Options", StringComparison.Ordinal);

    private static bool IsStatic(PropertyInfo property) => property.GetAccessors(nonPublic: true)[0].IsStatic;

    private static bool IsJson(PropertyInfo property) => property.IsDefined(typeof(JsonPropertyAttribute));

    private static bool HasName(PropertyInfo property) => property.GetCustomAttribute<JsonPropertyAttribute>()?.PropertyName is { Length: > 0 };

    private static bool IsCollection(PropertyInfo property) =>
        property.PropertyType != typeof(string) && !typeof(Newtonsoft.Json.Linq.JToken).IsAssignableFrom(property.PropertyType) && typeof(IEnumerable).IsAssignableFrom(property.PropertyType);

    /// <summary>The model as users make it, and as each reader does from nothing.</summary>
    private static IEnumerable<(string How, object It)> Made(Type type)
    {
        if (type.GetConstructor(Type.EmptyTypes) is null)
            yield break;
        yield return ("new", Activator.CreateInstance(type)!);
        yield return ("read by JsonConvert", JsonConvert.DeserializeObject("{}", type)!);
        if (ModelReader.All.Values.SingleOrDefault(r => r.Type == type) is { } reader)
            yield return ("read by a call", reader.Read(Encoding.UTF8.GetBytes("{}"))!);
    }
}
