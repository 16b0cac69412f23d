using CircleCi.Build.Import;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Tests.Regeneration;

/// <summary>Whatever CircleCI stops describing, no program breaks: every operation, parameter, member, value and case of every API version.</summary>
public class WhatVanishes
{
    private const int Groups = 4;

    public static TheoryData<string> Versions => ["v1", "v1.1", "v2"];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Of_the_operations_stays_callable_each_alone(string version)
    {
        using var folder = new TemporaryFolder();
        var before = await OurDescription.ImportAsync(version, folder.Path);
        var (text, names) = Files(before);
        var first = JObject.Parse(text);
        var upstream = OurDescription.AsUpstream(version);
        foreach (var operation in upstream["paths"]!.Children<JProperty>().SelectMany(p => p.Value.Children<JProperty>()).ToList())
        {
            var (path, method) = (((JProperty)operation.Parent!.Parent!).Name, operation.Name);
            var document = (JObject)upstream.DeepClone();
            var item = (JObject)document["paths"]![path]!;
            item.Remove(method);
            if (item.Count == 0)
                item.Parent!.Remove();
            Restore(before, text, names);

            var result = await Importer.ImportAsync("upstream", document, before, default, "2026-08");

            var key = $"{method.ToUpperInvariant()} {Paths.Nameless(path)}";
            Assert.Contains(result.Facts, f => f is { Kind: FactKind.Kept, IsNew: true } && f.Place == key);
            Assert.Equal([], Contract.Breaches(first, JObject.Parse(Files(before).Document)));
            Assert.Equal(names, Files(before).Names);
        }
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Of_members_parameters_values_and_cases_stays(string version)
    {
        using var folder = new TemporaryFolder();
        var before = await OurDescription.ImportAsync(version, folder.Path);
        var (text, names) = Files(before);
        var first = JObject.Parse(text);
        for (var group = 0; group < Groups; group++)
        {
            var document = OurDescription.AsUpstream(version);
            var number = 0;
            var vanished = 0;
            foreach (var part in Parts(document).ToList())
            {
                if (number++ % Groups != group || part.Parent!.Count == 1)
                    continue;
                part.Remove();
                vanished++;
            }

            Restore(before, text, names);
            var result = await Importer.ImportAsync("upstream", document, before, default, "2026-08");

            Assert.True(vanished > 20);
            Assert.Equal([], Contract.Breaches(first, JObject.Parse(Files(before).Document)));
            Assert.Equal([], result.Facts.Where(f => f.Kind is FactKind.Renamed or FactKind.Returned));
        }
    }

    /// <summary>Members, optional parameters, values of enums and cases of unions: what can be taken out without any other change.</summary>
    private static IEnumerable<JToken> Parts(JObject document)
    {
        foreach (var schema in ((JObject)(document["definitions"] ?? document["components"]!["schemas"]!)).Properties().Select(p => (JObject)p.Value))
        {
            foreach (var part in schema["properties"]?.Children() ?? [])
                yield return part;
            foreach (var part in schema["enum"]?.Children() ?? [])
                yield return part;
            foreach (var part in schema["anyOf"]?.Children() ?? [])
                yield return part;
        }

        foreach (var parameter in document.SelectTokens("$.paths.*.*.parameters[*]").Where(p => (string?)p["in"] == "query" && (string?)p["name"] != ApiReader.PageToken))
            yield return parameter;
    }

    private static (string Document, string Names) Files(ApiFolder folder) => (File.ReadAllText(new[] { true, false }.Select(folder.Document).Single(File.Exists)), File.ReadAllText(folder.Names));

    private static void Restore(ApiFolder folder, string document, string names)
    {
        File.WriteAllText(new[] { true, false }.Select(folder.Document).Single(File.Exists), document);
        File.WriteAllText(folder.Names, names);
    }
}
