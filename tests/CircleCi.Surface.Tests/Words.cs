using System.Text.RegularExpressions;
using System.Xml.Linq;
using CircleCi.Build;
using CircleCi.Surface.Tests.Listing;
using Microsoft.CodeAnalysis;

namespace CircleCi.Surface.Tests;

/// <summary>What users read is written in the words of the field; docs/style.md lists those that are not used.</summary>
public partial class Words
{
    /// <summary>What looks like such a word and is none, with the reason.</summary>
    private static readonly (string Text, string Reason)[] Exceptions =
    [
        ("connection refused", "the error of TCP"),
        ("`told`", "a key of names.json"),
        ("`Tries`", "a former name, in CHANGELOG.md"),
    ];

    [Theory]
    [InlineData("CircleCi.Generated", "net8.0")]
    [InlineData("CircleCi.Generated", "netstandard2.0")]
    [InlineData("CircleCi.Generated.DependencyInjection", "net8.0")]
    [InlineData("CircleCi.Generated.DependencyInjection", "netstandard2.0")]
    [InlineData("CircleCi.Generated.Testing", "net8.0")]
    public void Of_the_field_alone_are_in_XML_documentation(string name, string framework)
    {
        var members = new PublicAssembly(name, framework).Documentation.Descendants("member").ToList();

        var odd = members.SelectMany(m => OddIn(Text(m)).Select(word => $"{m.Attribute("name")!.Value}: {word}")).ToList();

        Assert.NotEmpty(members);
        Assert.True(odd.Count == 0, Report(odd));
    }

    [Theory]
    [InlineData("CircleCi.Generated", "net8.0")]
    [InlineData("CircleCi.Generated", "netstandard2.0")]
    [InlineData("CircleCi.Generated.DependencyInjection", "net8.0")]
    [InlineData("CircleCi.Generated.Testing", "net8.0")]
    public void Of_the_field_alone_are_in_public_names(string name, string framework)
    {
        var assembly = new PublicAssembly(name, framework);
        var names = assembly.Namespaces.SelectMany(assembly.TypesIn).SelectMany(NamesIn).ToList();

        var odd = names.Where(n => n.Split('.')[^1] is var own && OddName().IsMatch(own)).ToList();

        Assert.NotEmpty(names);
        Assert.True(odd.Count == 0, Report(odd));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Of_the_field_alone_are_in_files(string file)
    {
        var lines = File.ReadAllLines(Repository.At(file.Split('/')));

        var odd = lines.SelectMany((line, i) => OddIn(line).Select(word => $"{file}:{i + 1}: {word}")).ToList();

        Assert.NotEmpty(lines);
        Assert.True(odd.Count == 0, Report(odd));
    }

    [Theory]
    [InlineData("The answer has no body.", "answer")]
    [InlineData("CircleCI answered with 404.", "answered")]
    [InlineData("Each try waits.", "Each try")]
    [InlineData("How many tries there were.", "tries")]
    [InlineData("Is told of progress.", "told")]
    [InlineData("It tells the time.", "tells")]
    [InlineData("The whole list.", "whole")]
    [InlineData("It is refused with 400.", "refused")]
    [InlineData("Nothing is asked for.", "asked")]
    [InlineData("It cannot be had.", "be had")]
    [InlineData("Leave it out for none.", "Leave it out")]
    [InlineData("The default if left out.", "left out")]
    [InlineData("Items as they come off the wire.", "off the wire")]
    public void Not_of_the_field_are_found(string text, string word) => Assert.Equal([word], OddIn(text));

    [Theory]
    [InlineData("The response to an attempt that CircleCI rejected, with the task.")]
    [InlineData("Check it and try again; TryGet and try { } are C#.")]
    [InlineData("A connection refused by the server is retried.")]
    public void Of_the_field_are_not_found(string text) => Assert.Empty(OddIn(text));

    /// <summary>The pages, the changelog, and all descriptions. style.md lists the words themselves.</summary>
    public static TheoryData<string> Files =>
    [
        "README.md", "CHANGELOG.md",
        .. Directory.GetFiles(Repository.At("docs"), "*.md").Select(Path.GetFileName).Where(f => f != "style.md").Select(f => $"docs/{f}"),
        .. Directory.GetFiles(Repository.Specs, "overlay.yaml", SearchOption.AllDirectories).Select(f => $"specs/{Path.GetFileName(Path.GetDirectoryName(f))}/overlay.yaml"),
        "src/CircleCi.Generated.DependencyInjection/ConfigurationSchema.json", "specs/webhooks/openapi.json", "specs/logs/openapi.json", "specs/ids/openapi.json", "src/CircleCi.Generated.PowerShell/README.txt",
    ];

    private static string Text(XElement member) => string.Concat(member.DescendantNodes().OfType<XText>().Where(t => t.Parent!.Name != "c" && t.Parent.Name != "code").Select(t => t.Value));

    private static List<string> OddIn(string text) =>
        [.. Odd().Matches(Exceptions.Aggregate(text, (t, e) => t.Replace(e.Text, "", StringComparison.OrdinalIgnoreCase))).Select(m => m.Value)];

    private static IEnumerable<string> NamesIn(INamedTypeSymbol type) =>
        type.GetMembers().Where(TypeListing.IsVisible).SelectMany(m => m switch
        {
            INamedTypeSymbol nested => NamesIn(nested),
            IMethodSymbol method => method.Parameters.Select(p => $"{type.Name}.{m.Name}.{p.Name}").Append($"{type.Name}.{m.Name}"),
            _ => [$"{type.Name}.{m.Name}"],
        }).Append(type.Name);

    private static string Report(List<string> odd) => $"Not the field's words (docs/style.md says what to write instead):\n{string.Join("\n", odd)}";

    [GeneratedRegex(@"\b(answer(s|ed|ing)?|(an?|one|each|every|the|this|that|first|second|last|next|earlier|another|per) try|tries|told|tells?|whole|refus(e|es|ed|al|als|ing)|ask(s|ed|ing)?|be had|left out|leav(e|es|ing) (it |them )?out|look(s|ed)? into|off the wire)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Odd();

    [GeneratedRegex("(Answer|Tries|Told|Tell|Whole|Refus|Ask(?!et)|Awkward)|^(answer|tries|told|tell|whole|refus|ask(?!et)|awkward)")]
    private static partial Regex OddName();
}
