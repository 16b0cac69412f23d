using System.Reflection;
using CircleCi.Generated.Tests.Support;

namespace CircleCi.Generated.Tests.Surface;

public class Names
{
    private static readonly Assembly Sdk = typeof(CircleCiClient).Assembly;

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

        // A call that takes a job is to be had with its project and number, and with a reference to it.
        Assert.Equal(calls, methods.Distinct().Order());
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
            obsolete.Select(o => o.Name).Distinct().Order(StringComparer.Ordinal));
        Assert.All(obsolete, o => Assert.Contains("1 February 2027. Use circle.V2.", o.Message));
        Assert.Equal(obsolete.Select(o => o.Name).Distinct().Count(), Specs.Operations.Count(o => o.IsDeprecated));
    }

    [Fact]
    public void Of_areas_are_the_same_in_documents_clients_partials_and_tests()
    {
        foreach (var api in new[] { "V1", "V11", "V2" })
        {
            var clients = Type.GetType($"CircleCi.Generated.{api}.{api}Client, CircleCi.Generated")!.GetProperties().ToDictionary(p => p.Name, p => p.PropertyType.Name);

            Assert.Equal(Specs.Operations.Where(o => o.Api == api).Select(o => o.Area).Distinct().Order(), clients.Keys.Order());
            Assert.All(clients, c => Assert.Equal(c.Key + "Client", c.Value));
        }

        var misplaced = Sources("src", "CircleCi.Generated").Concat(Sources("tests", "CircleCi.Generated.Tests")).Where(f => SourcePlaces.Offence(f, Sdk) is not null).Select(f => $"{f}: {SourcePlaces.Offence(f, Sdk)}\n");
        Assert.True(!misplaced.Any(), string.Concat(misplaced));
    }

    [Theory]
    [InlineData("src/CircleCi.Generated/V2/ContextOwner.cs", true)]
    [InlineData("src/CircleCi.Generated/V2/PipelinesClient.cs", true)]
    [InlineData("src/CircleCi.Generated/V2/PipelinesClient.Waiting.cs", true)]
    [InlineData("src/CircleCi.Generated/V2/Pipelines/PipelineState.cs", true)]
    [InlineData("src/CircleCi.Generated/V2/Pipeline/Pipeline.cs", false)]
    [InlineData("src/CircleCi.Generated/V2/Helper.cs", false)]
    [InlineData("src/CircleCi.Generated/V1/ContextOwner.cs", false)]
    [InlineData("src/CircleCi.Generated/CircleCiClient.cs", true)]
    [InlineData("tests/CircleCi.Generated.Tests/Slugs.cs", true)]
    [InlineData("tests/CircleCi.Generated.Tests/Paging/Maximum.cs", true)]
    [InlineData("tests/CircleCi.Generated.Tests/Pipelines/Waiting.cs", true)]
    [InlineData("tests/CircleCi.Generated.Tests/Pipes/Waiting.cs", false)]
    public void Of_areas_tell_where_a_source_is(string file, bool isRight) => Assert.Equal(isRight, SourcePlaces.Offence(file, Sdk) is null);

    private static IEnumerable<string> Sources(params string[] folder)
    {
        var root = SourcePlaces.Root;
        return Directory.EnumerateFiles(Path.Combine([root, .. folder]), "*.cs", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(root, f).Replace('\\', '/'))
            .Where(f => !f.Split('/').Any(part => part is "bin" or "obj"));
    }
}
