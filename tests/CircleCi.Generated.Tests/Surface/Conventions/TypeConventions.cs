using System.Reflection;
using Newtonsoft.Json;
using static CircleCi.Generated.Tests.Surface.Conventions.Convention;

namespace CircleCi.Generated.Tests.Surface.Conventions;

/// <summary>Which types users meet.</summary>
internal static class TypeConventions
{
    /// <summary>Enums of which CircleCI writes nothing.</summary>
    private static readonly Dictionary<string, string> ClosedEnums = new()
    {
        [nameof(CircleCiLogLevel)] = "the SDK writes it, and programs map it to their logger's",
        [nameof(Generated.Webhooks.WebhookRejection)] = "the SDK decides it, and programs switch over it",
        ["SandboxTokenScope"] = "tests name what the sandbox tells apart",
    };

    private static readonly Dictionary<string, string> Arrays = new()
    {
        [$"{nameof(CircleCiResponse)}.{nameof(CircleCiResponse.Body)}"] = "bytes as they came, which every API that takes bytes takes",
    };

    public static Convention NoClosedEnums { get; } = new(
        nameof(NoClosedEnums),
        "Make it an open one, a struct over the text, as the templates do: CircleCI adds values. If it is ours alone, list it here with the reason.",
        type => type.IsEnum && !ClosedEnums.ContainsKey(type.Name) ? [new Offence(type)] : []);

    public static Convention NoFields { get; } = new(
        nameof(NoFields),
        "Make it a property; only constants may be fields.",
        type => type.IsEnum ? [] : Declared<FieldInfo>(type).Where(f => !f.IsLiteral).Select(f => new Offence(f)));

    public static Convention NoArrays { get; } = new(
        nameof(NoArrays),
        "Make it an IReadOnlyList or, to be filled, an IList: an array can be changed but not grown.",
        type => Declared<PropertyInfo>(type).Where(p => p.PropertyType.IsArray && !Arrays.ContainsKey($"{type.Name}.{p.Name}")).Select(p => new Offence(p)));

    public static Convention NoForeignTypes { get; } = new(
        nameof(NoForeignTypes),
        "Show only types of the SDK, .NET and Newtonsoft.Json: any other would have to be there, in that version, in every user's program.",
        type => Declared<MemberInfo>(type).Where(m => !IsAccessor(m)).Append(type).SelectMany(m => Used(m).SelectMany(Parts).Where(t => IsForeign(t, type)).Distinct().Select(t => new Offence(m, t.FullName!))));

    public static IReadOnlyList<Convention> All { get; } = [NoClosedEnums, NoFields, NoArrays, NoForeignTypes];

    private static bool IsAccessor(MemberInfo member) => member is MethodInfo { IsSpecialName: true } && !member.Name.StartsWith("op_", StringComparison.Ordinal);

    private static IEnumerable<Type> Used(MemberInfo member) => member switch
    {
        Type type => type.GetInterfaces().Where(i => i.IsPublic).Append(type.BaseType ?? typeof(object)),
        MethodInfo method => method.GetParameters().Select(p => p.ParameterType).Append(method.ReturnType),
        ConstructorInfo constructor => constructor.GetParameters().Select(p => p.ParameterType),
        PropertyInfo property => [property.PropertyType],
        FieldInfo field => [field.FieldType],
        EventInfo happening => [happening.EventHandlerType!],
        _ => [],
    };

    /// <summary>A type with all that it is made of.</summary>
    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : type.IsGenericParameter ? [] : type.GetGenericArguments().SelectMany(Parts).Append(type);

    private static bool IsForeign(Type type, Type user) =>
        type.Assembly != user.Assembly && type.Assembly != typeof(CircleCiClient).Assembly && type.Assembly != typeof(JsonConvert).Assembly && !IsOfDotNet(type.Assembly) && !IsOfServices(type, user);

    /// <summary>What extends services shows theirs.</summary>
    private static bool IsOfServices(Type type, Type user) => user.Namespace == "Microsoft.Extensions.DependencyInjection" && type.Namespace!.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal);

    /// <summary>.NET's own assemblies lie together; those of packages lie beside the program.</summary>
    private static bool IsOfDotNet(Assembly assembly) => Path.GetDirectoryName(assembly.Location) == Path.GetDirectoryName(typeof(object).Assembly.Location);
}
