using System.Text.RegularExpressions;

namespace CircleCi.Build.Tests.Shown;

/// <summary>The templates print what build/CSharp has decided: they take no text apart, compare none, and each fits on a screen.</summary>
public partial class Templates
{
    private const int Screen = 60;

    /// <summary>What lays out, and changes nothing.</summary>
    private static readonly string[] Filters = ["join", "tab"];

    /// <summary>What they take of NSwag's own: which classes there are, and what was printed of them.</summary>
    private static readonly string[] OfNSwag = ["Class", "Classes", "Clients", "ExtensionData", "Namespace", "NamespaceUsages", "Operations"];

    /// <summary>Those that NSwag calls.</summary>
    private static readonly string[] Called = ["Class", "Client.Class", "Enum", "File"];

    private static readonly List<string> Names = [.. Directory.EnumerateFiles(Repository.At("build", "templates"), "*.liquid").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> All => [.. Names];

    [Theory]
    [MemberData(nameof(All))]
    public void Fit_on_a_screen(string name) => Assert.InRange(Read(name).Split('\n').Length, 1, Screen);

    [Theory]
    [MemberData(nameof(All))]
    public void Take_no_text_apart_and_compare_none(string name) => Assert.Empty(Decisions(Read(name)));

    [Theory]
    [MemberData(nameof(All))]
    public void Print_what_was_decided_for_them(string name) => Assert.Empty(Named(Read(name)).Except(OfNSwag));

    [Fact]
    public void Are_all_called()
    {
        var called = Names.SelectMany(t => Template().Matches(Read(t)).Select(m => m.Groups[1].Value)).Concat(Called).ToHashSet();

        Assert.Empty(Names.Except(called));
        Assert.Empty(called.Except(Names));
    }

    [Theory]
    [InlineData("{% assign rest = name | slice: 1, 200 -%}", "slice")]
    [InlineData("{{ a | replace_first: \"List\", \"x\" | join: \",\" }}", "replace_first")]
    [InlineData("{% if outer == \"list\" -%}", "==")]
    [InlineData("{% if a != 'b' %}", "!=")]
    [InlineData("{% if kinds contains \"number\" %}", "contains")]
    [InlineData("{%- if Clients contains \"class\" -%}{{ it.steps | join: \" | slice \" }}{% if forloop.first == false %}", null)]
    public void Would_be_found_out(string template, string? decision) => Assert.Equal(decision is null ? [] : [decision], Decisions(template));

    private static string Read(string name) => File.ReadAllText(Repository.At("build", "templates", name + ".liquid"));

    /// <summary>The filters that change what they are given, and comparisons with a text. Whether there are clients only their text tells.</summary>
    private static List<string> Decisions(string template)
    {
        var tags = Tags(template).Select(t => t.Replace("Clients contains \"class\"", "", StringComparison.Ordinal)).ToList();
        return
        [
            .. tags.SelectMany(t => Filter().Matches(Text().Replace(t, "''"))).Select(m => m.Groups[1].Value).Where(f => !Filters.Contains(f)),
            .. tags.SelectMany(t => Comparison().Matches(t)).Select(m => m.Groups[1].Value),
        ];
    }

    private static IEnumerable<string> Named(string template) => Tags(template).Where(t => !Template().IsMatch(t) && !t.Contains("comment", StringComparison.Ordinal)).SelectMany(t => Own().Matches(Text().Replace(t, "''"))).Select(m => m.Groups[1].Value);

    private static IEnumerable<string> Tags(string template) => Tag().Matches(template).Select(m => m.Value);

    [GeneratedRegex(@"\{\{.*?\}\}|\{%.*?%\}")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\|\s*(\w+)")]
    private static partial Regex Filter();

    [GeneratedRegex("\"[^\"]*\"|'[^']*'")]
    private static partial Regex Text();

    [GeneratedRegex(@"(==|!=|contains)\s*[""']")]
    private static partial Regex Comparison();

    /// <summary>NSwag's own begin with a capital.</summary>
    [GeneratedRegex(@"(?<![.\w])([A-Z]\w*)")]
    private static partial Regex Own();

    [GeneratedRegex(@"\{%-? template (\S+) -?%\}")]
    private static partial Regex Template();
}
