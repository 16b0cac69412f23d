using System.Reflection;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using static CircleCi.Generated.Tests.Surface.Conventions.Convention;

namespace CircleCi.Generated.Tests.Surface.Conventions;

/// <summary>Names are .NET's, not the wire's.</summary>
internal static partial class NamingConventions
{
    public static Convention MembersInPascalCase { get; } = new(
        nameof(MembersInPascalCase),
        "Write it as CreatedAt: no underscore, a capital first. Names come from names.json, or x-name in the overlay.",
        type => Named(type).Where(m => !PascalCase().IsMatch(NameOf(m))).Select(m => new Offence(m)));

    public static Convention ParametersInCamelCase { get; } = new(
        nameof(ParametersInCamelCase),
        "Write it as projectSlug: no underscore, a small letter first. Names come from x-originalName in the overlay.",
        type => Parameters(type).Where(p => !CamelCase().IsMatch(p.Name!)).Select(p => new Offence(p.Member, p.Name!)));

    public static Convention AbbreviationsAsWords { get; } = new(
        nameof(AbbreviationsAsWords),
        "Write it as ApiUrl and OrgId. Names come from names.json, or x-name in the overlay.",
        type => Named(type).Where(m => Abbreviation().IsMatch(NameOf(m))).Select(m => new Offence(m)));

    public static Convention NoDigitsAtTheEnd { get; } = new(
        nameof(NoDigitsAtTheEnd),
        "Say what tells it from its namesake; a number only counts them. Give it a name in names.json before it ships.",
        type => Named(type).Where(m => char.IsAsciiDigit(NameOf(m)[^1]) && !IsOfCircleCi(m)).Select(m => new Offence(m))
            .Concat(Parameters(type).Where(p => char.IsAsciiDigit(p.Name![^1])).Select(p => new Offence(p.Member, p.Name!))));

    public static IReadOnlyList<Convention> All { get; } = [MembersInPascalCase, ParametersInCamelCase, AbbreviationsAsWords, NoDigitsAtTheEnd];

    private static IEnumerable<MemberInfo> Named(Type type) => Declared<MemberInfo>(type).Where(m => m is not MethodBase { IsSpecialName: true } && !IsOverride(m)).Append(type);

    private static IEnumerable<ParameterInfo> Parameters(Type type) => Declared<MethodBase>(type).Where(m => !m.IsSpecialName || m.IsConstructor).SelectMany(m => m.GetParameters());

    private static bool IsOverride(MemberInfo member) => member is MethodInfo method && method.GetBaseDefinition() != method;

    private static string NameOf(MemberInfo member) => member.Name.Split('`')[0];

    /// <summary>CircleCI's own numbers: those of its APIs, the p95 of Insights, digests such as sha256.</summary>
    private static bool IsOfCircleCi(MemberInfo member) => member switch
    {
        PropertyInfo property when typeof(CircleCiClient).IsAssignableFrom(property.DeclaringType) => ApiVersion().IsMatch(property.Name),
        PropertyInfo property when property.GetMethod!.IsStatic => property.DeclaringType!.GetNestedType("Values")?.GetField(property.Name) is { } value && IsOfCircleCi(value),
        PropertyInfo property => property.GetCustomAttribute<JsonPropertyAttribute>()?.PropertyName is { } name && char.IsAsciiDigit(name[^1]),
        FieldInfo { IsLiteral: true } field => field.GetRawConstantValue() is string { Length: > 0 } value && char.IsAsciiDigit(value[^1]),
        _ => false,
    };

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*$")]
    private static partial Regex PascalCase();

    [GeneratedRegex("^[a-z][A-Za-z0-9]*$")]
    private static partial Regex CamelCase();

    [GeneratedRegex("[A-Z]{3}|ID(?![a-z])")]
    private static partial Regex Abbreviation();

    [GeneratedRegex("^V[0-9]+$")]
    private static partial Regex ApiVersion();
}
