using System.IO.Compression;
using System.Reflection.Metadata;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CircleCi.Build.Tests.Packaging;

/// <summary>What <c>pack</c> makes.</summary>
public partial class Packages(PackedTwice packed) : IClassFixture<PackedTwice>
{
    private const string Sdk = "CircleCi.Generated.0.*.nupkg";

    [Fact]
    public void Are_there_for_each_project_of_src_with_symbols_and_a_bundle_for_powershell()
    {
        var projects = Directory.EnumerateFiles(Repository.At("src"), "*.csproj", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).ToList();

        Assert.Contains("CircleCi.Generated", projects);
        Assert.Equal(
            projects.SelectMany(p => new[] { $"{p}.nupkg", $"{p}.snupkg" }).Append("CircleCi.Generated.PowerShell.zip").Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(packed.First).Select(f => Version().Replace(Path.GetFileName(f), "")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Are_the_same_byte_for_byte_in_whatever_folder_a_commit_is_packed()
    {
        Assert.Equal(Contents(packed.First), Contents(packed.Second));
        var bundle = Assert.Single(Directory.GetFiles(packed.First, "*.zip"));
        Assert.Equal(File.ReadAllBytes(bundle), File.ReadAllBytes(Path.Combine(packed.Second, Path.GetFileName(bundle))));
    }

    [Fact]
    public void Of_the_sdk_depend_on_an_old_newtonsoft_json_alone()
    {
        var groups = Metadata(Sdk).Descendants().Where(e => e.Name.LocalName == "group").ToList();

        Assert.Equal([".NETStandard2.0", "net8.0"], groups.Select(g => (string)g.Attribute("targetFramework")!).Order(StringComparer.Ordinal));
        Assert.All(groups, g => Assert.Equal(("Newtonsoft.Json", "13.0.1"), ((string)Assert.Single(g.Elements()).Attribute("id")!, (string)g.Elements().Single().Attribute("version")!)));
    }

    [Theory]
    [InlineData(Sdk)]
    [InlineData("CircleCi.Generated.Testing.0.*.nupkg")]
    public void Say_what_they_are_under_which_licence_and_where_from(string package)
    {
        var metadata = Metadata(package);

        Assert.Equal("MIT", Value("license"));
        Assert.StartsWith("# CircleCi.Generated", Encoding.UTF8.GetString(packed.Read(package, Value("readme"))));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], packed.Read(package, Value("icon"))[..4]);
        var repository = metadata.Descendants().Single(e => e.Name.LocalName == "repository");
        Assert.Equal(($"{PackedTwice.Origin}.git", packed.Commit), ((string)repository.Attribute("url")!, (string)repository.Attribute("commit")!));

        string Value(string name) => metadata.Descendants().Single(e => e.Name.LocalName == name).Value;
    }

    [Theory]
    [InlineData("netstandard2.0")]
    [InlineData("net8.0")]
    public void Of_the_sdk_are_small_documented_and_lead_debuggers_to_their_source(string framework)
    {
        Assert.InRange(packed.Read(Sdk, $"lib/{framework}/CircleCi.Generated.dll").Length, 1, 1_200_000);
        Assert.Contains("M:CircleCi.Generated.CircleCiClient.#ctor", Encoding.UTF8.GetString(packed.Read(Sdk, $"lib/{framework}/CircleCi.Generated.xml")));

        var symbols = packed.Read("CircleCi.Generated.0.*.snupkg", $"lib/{framework}/CircleCi.Generated.pdb");
        using var pdb = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(symbols));
        var reader = pdb.GetMetadataReader();
        Assert.Contains($"https://raw.githubusercontent.com/acme/circleci-generated/{packed.Commit}/*", reader.CustomDebugInformation.Select(h => Encoding.UTF8.GetString(reader.GetBlobBytes(reader.GetCustomDebugInformation(h).Value))).Single(t => t.StartsWith("{\"documents\"", StringComparison.Ordinal)));
        Assert.All(reader.Documents, d => Assert.StartsWith("/_/", reader.GetString(reader.GetDocument(d).Name)));
    }

    [Fact]
    public void For_powershell_have_a_folder_per_edition_each_with_two_files()
    {
        using var bundle = ZipFile.OpenRead(Directory.GetFiles(packed.First, "CircleCi.Generated.PowerShell-0.*.zip").Single());

        Assert.Equal(
            ["Core/CircleCi.Generated.dll", "Core/Newtonsoft.Json.dll", "Desktop/CircleCi.Generated.dll", "Desktop/Newtonsoft.Json.dll", "Import-CircleCi.ps1", "LICENSE", "README.txt", "THIRD-PARTY-NOTICES.txt"],
            bundle.Entries.Select(e => e.FullName));
        foreach (var (edition, framework) in new[] { ("Core", "net8.0"), ("Desktop", "netstandard2.0") })
            Assert.Equal(packed.Read(Sdk, $"lib/{framework}/CircleCi.Generated.dll"), packed.Read("*.zip", $"{edition}/CircleCi.Generated.dll"));
    }

    private XDocument Metadata(string package)
    {
        var id = package[..package.IndexOf(".0.", StringComparison.Ordinal)];
        return XDocument.Load(new MemoryStream(packed.Read(package, $"{id}.nuspec")));
    }

    /// <summary>File, entry and hash of all that packages hold.</summary>
    private static List<string> Contents(string folder)
    {
        var contents = new List<string>();
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            using var zip = ZipFile.OpenRead(file);
            foreach (var entry in zip.Entries)
            {
                using var content = entry.Open();
                contents.Add($"{Path.GetFileName(file)} {entry.FullName} {Convert.ToHexString(SHA256.HashData(content))}");
            }
        }

        return contents;
    }

    [GeneratedRegex(@"[.-]\d+\.\d+\.\d+(-\w+)?")]
    private static partial Regex Version();
}
