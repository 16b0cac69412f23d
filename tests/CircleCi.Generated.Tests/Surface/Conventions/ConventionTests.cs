using System.Reflection;

namespace CircleCi.Generated.Tests.Surface.Conventions;

public class ConventionTests
{
    private static readonly IReadOnlyList<Type> Surface =
    [
        .. typeof(CircleCiClient).Assembly.GetExportedTypes(),
#if !NETSTANDARD_ASSEMBLY
        .. typeof(Generated.Testing.CircleCiSandbox).Assembly.GetExportedTypes(),
        .. typeof(Microsoft.Extensions.DependencyInjection.CircleCiServiceCollectionExtensions).Assembly.GetExportedTypes(),
#endif
    ];

    public static TheoryData<string> Names => [.. Convention.All.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Hold_all_over_the_public_surface(string name)
    {
        var convention = Convention.All.Single(c => c.Name == name);

        var offences = Surface.SelectMany(convention.Offences).Select(o => $"  {o}\n").Order(StringComparer.Ordinal).ToList();

        Assert.True(offences.Count == 0, $"{name} is broken by\n{string.Concat(offences)}{convention.Cure}");
        Assert.True(Surface.Count > 300);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Catch_what_breaks_them_and_nothing_else(string name)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var types = typeof(BadTypes).GetNestedTypes();
        var bad = types.SelectMany(t => t.GetMembers(all).Append(t)).Where(m => m.GetCustomAttributes<BreaksAttribute>(inherit: false).Any(b => b.Convention == name)).ToList();

        var caught = types.SelectMany(Convention.All.Single(c => c.Name == name).Offences).Select(o => o.Member).Distinct();

        Assert.NotEmpty(bad);
        Assert.Equal(bad.Select(m => m.ToString()).Order(), caught.Select(m => m.ToString()).Order());
    }

    [Fact]
    public void Name_the_member_and_what_of_it_is_bad()
    {
        var offence = NamingConventions.ParametersInCamelCase.Offences(typeof(BadTypes.bad_name)).Single();

        Assert.Equal("Tests.Surface.Conventions.BadTypes+bad_name.Follow: project_slug", offence.ToString());
    }

    [Fact]
    public void Of_dependencies_allow_newtonsoft_json_and_no_other()
    {
        var dotnet = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

        var others = typeof(CircleCiClient).Assembly.GetReferencedAssemblies().Where(a => !File.Exists(Path.Combine(dotnet, $"{a.Name}.dll")));

        Assert.Equal(["Newtonsoft.Json"], others.Select(a => a.Name));
    }
}
