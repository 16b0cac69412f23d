using System.Reflection;
using System.Text.RegularExpressions;
using CircleCi.Generated;

namespace CircleCi.PowerShell.Tests;

/// <summary>What can be told of scripts without PowerShell: what they name is there.</summary>
public partial class Names
{
    private static readonly Assembly Sdk = typeof(CircleCiClient).Assembly;
    private static readonly HashSet<string> Members = [.. Sdk.GetExportedTypes().SelectMany(t => t.GetMembers()).Select(m => m.Name)];

    /// <summary>What scripts use of .NET and PowerShell.</summary>
    private static readonly HashSet<string> Framework = ["Count", "Exception", "TrimEnd", "Length"];

    private static IEnumerable<string> InFolder => Directory.EnumerateFiles(Script.Folder).Select(f => Path.GetFileNameWithoutExtension(f));

    public static TheoryData<string> Files => [.. InFolder];

    [Fact]
    public void Of_all_scripts_are_known_with_what_they_write() => Assert.Equal(Script.Outputs.Keys.Order(), InFolder.Order());

    [Theory]
    [MemberData(nameof(Files))]
    public void Of_types_and_members_in_a_script_exist(string name) => Assert.Empty(Missing(File.ReadAllText(Script.File(name))));

    [Theory]
    [InlineData("[CircleCi.Generated.CircleCiKlient]::new()", "CircleCi.Generated.CircleCiKlient")]
    [InlineData("$circle.V2.Pipelines.EnumerateForProjekt('x')", "EnumerateForProjekt")]
    [InlineData("\"pipeline $($_.Numbr)\"", "Numbr")]
    [InlineData("$p | Where-Object Brunch -eq main", "Brunch")]
    [InlineData("[CircleCi.Generated.WaitOptions]@{ Timeout = '1'; Interval = 2 }", "WaitOptions.Interval")]
    public void That_do_not_exist_would_be_found(string script, string missing) => Assert.Equal([missing], Missing(script));

    [Fact]
    public void Of_what_is_shown_of_objects_exist_and_fit_into_a_table()
    {
        var shown = Shown().Matches(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Import-CircleCi.ps1")));

        Assert.True(shown.Count > 10);
        Assert.All(shown, line =>
        {
            var type = Sdk.GetType($"CircleCi.Generated.{line.Groups[1].Value}", throwOnError: true)!;
            var members = line.Groups[2].Value.Split(',').Select(m => m.Trim().Trim('\'')).ToList();
            Assert.InRange(members.Count, 2, 4);
            Assert.All(members, m => Assert.True(type.GetProperty(m) is not null, $"{type.Name} has no {m}."));
        });
    }

    /// <summary>The names in a script that neither the SDK nor <see cref="Framework"/> has.</summary>
    private static List<string> Missing(string script)
    {
        var code = Comment().Replace(script, "");
        var types = TypeName().Matches(code).Select(m => m.Value).Distinct().Where(t => Sdk.GetType(t) is null && Sdk.GetType($"{t}`1") is null);
        var keys = Made().Matches(InnerMap().Replace(code, "0")).SelectMany(made => Key().Matches(made.Groups[2].Value).Select(k => (Type: Sdk.GetType(made.Groups[1].Value), Name: k.Groups[1].Value)))
            .Where(k => k.Type?.GetProperty(k.Name) is null).Select(k => $"{k.Type?.Name}.{k.Name}");
        var members = Member().Matches(Literal().Replace(code, "")).Select(m => m.Groups[1].Value).Concat(Where().Matches(code).Select(m => m.Groups[1].Value)).Distinct().Where(m => !Members.Contains(m) && !Framework.Contains(m));
        return [.. types, .. keys, .. members];
    }

    [GeneratedRegex(@"^\s*#.*$|\s#\s.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<=\[)CircleCi\.[\w.]+")]
    private static partial Regex TypeName();

    /// <summary>Types, and texts in which nothing is replaced.</summary>
    [GeneratedRegex(@"\[[A-Za-z][\w.\[]*\]+|'[^']*'")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\.([A-Za-z]\w*)")]
    private static partial Regex Member();

    [GeneratedRegex(@"Where-Object (\w+) -")]
    private static partial Regex Where();

    [GeneratedRegex(@"(?<!\])@\{[^{}]*\}")]
    private static partial Regex InnerMap();

    [GeneratedRegex(@"\[(CircleCi[\w.]+)\]@\{([^{}]*)\}")]
    private static partial Regex Made();

    [GeneratedRegex(@"(\w+)\s*=")]
    private static partial Regex Key();

    [GeneratedRegex(@"^    '([\w.]+)' += ('.*')$", RegexOptions.Multiline)]
    private static partial Regex Shown();
}
