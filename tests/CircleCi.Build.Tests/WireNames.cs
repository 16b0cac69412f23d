using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Tests;

/// <summary>Descriptions name members as C# does: wire names stand where the SDK says how something is sent.</summary>
public partial class WireNames
{
    /// <summary>Keys of free JSON, which have no C# name.</summary>
    private static readonly HashSet<string> FreeKeys = ["PolicyDecisionRequest.metadata: project_id"];

    [Theory]
    [InlineData("v1/swagger.json")]
    [InlineData("v1.1/openapi.json")]
    [InlineData("v2/openapi.json")]
    [InlineData("webhooks/openapi.json")]
    public void Of_members_are_not_in_descriptions(string file)
    {
        var document = JObject.Parse(File.ReadAllText(Path.Combine([Repository.Specs, .. file.Split('/')])));
        var names = document.Descendants().OfType<JProperty>().Where(p => p.Name == "properties" && p.Value is JObject).SelectMany(p => ((JObject)p.Value).Properties().Select(m => m.Name))
            .Concat(document.SelectTokens("$.paths.*.*.parameters[*].name").Select(n => (string)n!))
            .Where(n => n.Contains('_') || n.Contains('-'))
            .ToHashSet();

        var found = document.Descendants().OfType<JProperty>().Where(p => p is { Name: "description" or "summary", Value: JValue { Value: string } } || p.Parent?.Parent is JProperty { Name: "x-values" })
            .SelectMany(p => Code().Matches((string)p.Value!).Select(m => $"{Place(p)}: {m.Groups[1].Value}"))
            .Where(f => names.Contains(f.Split(": ")[1]) && !FreeKeys.Contains(f))
            .ToList();

        Assert.NotEmpty(names);
        Assert.True(found.Count == 0, $"Name the C# member in braces, as in {{CreatedAt}}:\n{string.Join("\n", found)}");
    }

    private static string Place(JProperty text) => string.Join('.', text.Path.Replace("components.schemas.", "").Replace("definitions.", "").Split('.').Where(p => p is not ("properties" or "description" or "summary")));

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
