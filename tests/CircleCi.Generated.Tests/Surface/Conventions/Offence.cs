using System.Reflection;

namespace CircleCi.Generated.Tests.Surface.Conventions;

/// <summary>What breaks a convention.</summary>
/// <param name="Member">The member, or the type itself.</param>
/// <param name="What">What of it, if that does not go without saying.</param>
internal sealed record Offence(MemberInfo Member, string What = "")
{
    public override string ToString() => $"{(Member.DeclaringType is { } type ? $"{NameOf(type)}.{Member.Name}" : NameOf((Type)Member))}{(What.Length == 0 ? "" : $": {What}")}";

    private static string NameOf(Type type) => type.FullName!.Replace("CircleCi.Generated.", "");
}
