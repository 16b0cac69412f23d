using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace CircleCi.DependencyInjection.Tests;

/// <summary>What editors need to complete appsettings.json is in the package, and where they look for it.</summary>
public class Package
{
    private const string Id = "CircleCi.Generated.DependencyInjection";

    private static readonly string Project = FindProject();

    [Fact]
    public async Task Takes_the_schema_along_and_the_targets_that_name_it()
    {
        using var msbuild = Process.Start(new ProcessStartInfo("dotnet", ["msbuild", Path.Combine(Project, $"{Id}.csproj"), "-getItem:None"]) { RedirectStandardOutput = true })!;
        var items = JsonNode.Parse(await msbuild.StandardOutput.ReadToEndAsync())!["Items"]!["None"]!.AsArray();
        await msbuild.WaitForExitAsync();

        var packed = items.Where(i => (string?)i!["Pack"] == "true").Select(i => $"{i!["PackagePath"]}{i["Filename"]}{i["Extension"]}");

        Assert.Superset(new HashSet<string>(["/ConfigurationSchema.json", $"buildTransitive/{Id}.targets"]), packed.ToHashSet());
    }

    [Fact]
    public void Names_the_schema_by_its_place_beside_the_targets()
    {
        var targets = Path.Combine(Project, "buildTransitive", $"{Id}.targets");
        var segment = XDocument.Load(targets).Descendants("JsonSchemaSegment").Single();

        var schema = Path.Combine(Path.GetDirectoryName(targets)!, ((string)segment.Attribute("Include")!).Replace("$(MSBuildThisFileDirectory)", ""));

        Assert.True(File.Exists(schema), schema);
        Assert.Matches((string)segment.Attribute("FilePathPattern")!, "appsettings.Development.json");
    }

    private static string FindProject()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "nswag.json")))
            folder = folder.Parent!;
        return Path.Combine(folder.FullName, "src", Id);
    }
}
