using System.Reflection;
using System.Xml.Linq;
using CircleCi.Generated.Tests.Support;

namespace CircleCi.Generated.Tests.Surface;

public class Names
{
    private static readonly Assembly Sdk = typeof(CircleCiClient).Assembly;

    [Fact]
    public void Of_types_and_methods_end_in_no_digit_that_circleci_did_not_put_there()
    {
        var found =
            from type in Sdk.GetExportedTypes()
            from name in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(m => !m.IsSpecialName).Select(m => $"{type.Name}.{m.Name}").Append(type.Name.Split('`')[0])
            // Newtonsoft.Json's ShouldSerialize carries a member's name, and so p95 of Insights.
            where char.IsAsciiDigit(name[^1]) && !name.Contains("ShouldSerialize")
            select name;

        Assert.Empty(found);
    }

    [Fact]
    public void Of_calls_are_those_of_the_documents()
    {
        var calls = Specs.Operations.Select(o => $"{o.Api}.{o.Area}.{o.Name}").Order();
        var methods =
            from api in new[] { "V1", "V11", "V2" }
            from area in Type.GetType($"CircleCi.Generated.{api}.{api}Client, CircleCi.Generated")!.GetProperties()
            from method in area.PropertyType.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            // What is written by hand makes its requests through what is generated.
            where area.PropertyType.GetMethod(method.Name + "Request", BindingFlags.NonPublic | BindingFlags.Static) is not null
            select $"{api}.{area.Name}.{method.Name}";

        Assert.Equal(calls, methods.Order());
    }

    [Fact]
    public void Of_the_ten_calls_that_circleci_retires_carry_what_replaces_them()
    {
        var obsolete =
            from type in Sdk.GetExportedTypes()
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            where !method.Name.EndsWith("Async", StringComparison.Ordinal)
            let attribute = method.GetCustomAttribute<ObsoleteAttribute>()
            where attribute is not null
            select (Name: $"{type.Namespace!.Split('.')[^1]}.{type.Name}.{method.Name}", attribute.Message);

        Assert.Equal(
            [
                "V1.BuildsClient.Retry", "V1.BuildsClient.RetryWithSsh", "V1.BuildsClient.Trigger", "V1.BuildsClient.TriggerForBranch", "V1.BuildsClient.TriggerProject",
                "V11.BuildsClient.Retry", "V11.BuildsClient.RetryWithSsh", "V11.BuildsClient.Trigger", "V11.BuildsClient.TriggerForBranch", "V11.BuildsClient.TriggerProject",
            ],
            obsolete.Select(o => o.Name).Order(StringComparer.Ordinal));
        Assert.All(obsolete, o => Assert.Contains("1 February 2027. Use V2.", o.Message));
        Assert.Equal(obsolete.Count(), Specs.Operations.Count(o => o.IsDeprecated));
    }

    [Fact]
    public void Have_documentation_that_says_something()
    {
        var types = Sdk.GetExportedTypes().Select(t => t.FullName!.Replace('+', '.')).ToHashSet();
        var members = XDocument.Load(Path.ChangeExtension(Sdk.Location, ".xml")).Descendants("member").Where(m => IsPublic((string)m.Attribute("name")!)).ToList();

        var empty = members.Where(m => m.Element("inheritdoc") is null && string.IsNullOrWhiteSpace(m.Element("summary")?.Value)).Select(m => (string?)m.Attribute("name"));
        var emptyParts = members.Where(m => m.Elements().Any(e => e.Name.LocalName is "param" or "returns" or "remarks" && string.IsNullOrWhiteSpace(e.Value))).Select(m => (string?)m.Attribute("name"));

        Assert.Empty(empty);
        Assert.Empty(emptyParts);
        Assert.True(members.Count > 2000);

        bool IsPublic(string member)
        {
            var name = member[2..].Split('(')[0];
            return types.Contains(name) || types.Contains(name[..name.LastIndexOf('.')]);
        }
    }
}
