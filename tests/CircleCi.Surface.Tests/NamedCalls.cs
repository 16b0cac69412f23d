using System.Text.RegularExpressions;
using CircleCi.Build;
using CircleCi.Surface.Tests.Listing;
using Microsoft.CodeAnalysis;

namespace CircleCi.Surface.Tests;

/// <summary>Calls that texts name, such as <c>circle.V2.Pipelines.TriggerAsync</c>, exist.</summary>
public partial class NamedCalls
{
    private static readonly PublicAssembly Sdk = new(PublicAssembly.Sdk, PublicAssembly.Main);

    [Theory]
    [MemberData(nameof(Words.Files), MemberType = typeof(Words))]
    public void In_files_exist(string file)
    {
        var missing = Missing(File.ReadAllText(Repository.At(file.Split('/')))).Select(call => $"{file}: {call}").ToList();

        Assert.True(missing.Count == 0, string.Join("\n", missing));
    }

    [Fact]
    public void In_XML_documentation_exist()
    {
        var texts = Sdk.Documentation.Descendants("member").Select(m => (Name: m.Attribute("name")!.Value, m.Value)).ToList();

        var missing = texts.SelectMany(t => Missing(t.Value).Select(call => $"{t.Name}: {call}")).ToList();

        Assert.True(texts.Sum(t => Call().Count(t.Value)) > 30);
        Assert.True(missing.Count == 0, string.Join("\n", missing));
    }

    /// <summary>What CircleCI deprecates is regenerated before somebody names its successor in overlay.yaml.</summary>
    [Fact]
    public void Of_obsolete_members_are_their_successors_and_exist()
    {
        const string withoutSuccessor = "CircleCI has deprecated this operation.";
        var obsolete = Sdk.Namespaces.SelectMany(Sdk.TypesIn).SelectMany(t => t.GetMembers().OfType<IMethodSymbol>())
            .SelectMany(m => m.GetAttributes().Where(a => a.AttributeClass!.Name == nameof(ObsoleteAttribute)).Select(a => (Method: m, Text: $"{a.ConstructorArguments[0].Value}")))
            .ToList();

        var named = obsolete.Where(o => o.Text != withoutSuccessor).ToList();
        Assert.NotEmpty(named);
        Assert.All(named, o => Assert.True(Call().IsMatch(o.Text) && !Missing(o.Text).Any(), $"{o.Method}: {o.Text}"));
    }

    [Theory]
    [InlineData("Use circle.V2.Pipelines.TriggerAsync, circle.V2.Jobs or circle.V11.", "")]
    [InlineData("Use circle.V2.Pipelines.TriggerNowAsync.", "circle.V2.Pipelines.TriggerNowAsync")]
    [InlineData("Use `circle.V2.Builds.GetAsync(slug)`.", "circle.V2.Builds.GetAsync")]
    [InlineData("Use $circle.V1.Pipelines in PowerShell.", "circle.V1.Pipelines")]
    public void That_are_missing_are_found(string text, string missing) => Assert.Equal(missing, string.Join(", ", Missing(text)));

    private static IEnumerable<string> Missing(string text) =>
        Call().Matches(text).Where(m => !Exists(m.Groups["api"].Value, m.Groups["area"].Value, m.Groups["method"].Value)).Select(m => m.Value);

    private static bool Exists(string api, string area, string method) =>
        Sdk.Type($"CircleCi.Generated.{api}.{api}Client").GetMembers(area).OfType<IPropertySymbol>().FirstOrDefault() is { } client
        && (method.Length == 0 || client.Type.GetMembers(method).Length > 0);

    [GeneratedRegex(@"\bcircle\.(?<api>V1|V11|V2)\.(?<area>[A-Z]\w+)(?:\.(?<method>[A-Z]\w+))?")]
    private static partial Regex Call();
}
