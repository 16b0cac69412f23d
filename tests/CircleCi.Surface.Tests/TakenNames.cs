using System.Reflection;
using CircleCi.Build.Import;
using CircleCi.Generated;
using CircleCi.Generated.V2;

namespace CircleCi.Surface.Tests;

/// <summary>The importer knows the names that members, options and values cannot have, because the SDK has something of that name beside them.</summary>
public class TakenNames
{
    [Fact]
    public void Of_members_are_those_of_every_model() =>
        Assert.Empty(Beside(typeof(CircleCiModel)).Except(MemberNames.TakenInModels, StringComparer.Ordinal));

    [Fact]
    public void Of_options_are_those_of_every_class_of_options() =>
        Assert.Empty(Beside(typeof(PipelinesListForProjectOptions)).Except(["Branch", "PageToken"]).Except(MemberNames.TakenInOptions, StringComparer.Ordinal));

    [Fact]
    public void Of_values_are_those_of_every_enum() =>
        Assert.Empty(Beside(typeof(WorkflowJobType)).Except(typeof(WorkflowJobType.Values).GetFields().Select(f => f.Name)).Except(MemberNames.TakenInEnums, StringComparer.Ordinal));

    /// <summary>The names that code of the same assembly sees. What has a dot or an angle bracket in its name is of an interface, or the compiler's.</summary>
    private static IEnumerable<string> Beside(Type type) =>
        type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(m => m is not (ConstructorInfo or FieldInfo { IsPrivate: true } or MethodInfo { IsSpecialName: true } or MethodInfo { IsPrivate: true }))
            .Select(m => m.Name)
            .Where(n => n.IndexOfAny(['.', '<']) < 0)
            .Distinct();
}
