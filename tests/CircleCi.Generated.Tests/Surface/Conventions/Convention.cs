using System.Reflection;

namespace CircleCi.Generated.Tests.Surface.Conventions;

/// <summary>A rule that the whole public surface keeps.</summary>
/// <param name="Name">What holds, as a name.</param>
/// <param name="Cure">What to do about a member that breaks it.</param>
/// <param name="Offences">What breaks it in a type.</param>
internal sealed record Convention(string Name, string Cure, Func<Type, IEnumerable<Offence>> Offences)
{
    public static IReadOnlyList<Convention> All { get; } = [.. NamingConventions.All, .. CallConventions.All, .. TypeConventions.All, .. ModelConventions.All];

    /// <summary>What users can see in types: members that are public or protected, without accessors.</summary>
    public static IEnumerable<T> Declared<T>(Type type)
        where T : MemberInfo =>
        type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).OfType<T>().Where(IsVisible);

    public override string ToString() => Name;

    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        FieldInfo field => (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsVisible),
        EventInfo { AddMethod: { } add } => IsVisible(add),
        _ => false,
    };
}
