using System.Text.RegularExpressions;
using CircleCi.Generated.V2;

namespace CircleCi.Generated.Tests.Pipelines;

/// <summary>Configurations that are setup configurations, as a regular expression would tell them.</summary>
public class SetupConfigurations
{
    private static readonly Regex Pattern = new(@"^setup[ \t]*:[ \t]*true[ \t]*(#.*)?\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant);
    private static readonly string[] Pieces = ["setup", ":", "true", " ", "\t", "\n", "\r", "#", "false", "x", "version: 2.1", "setup: true", "\r\n", "é"];

    [Theory]
    [InlineData("setup: true", true)]
    [InlineData("version: 2.1\r\nsetup: true\r\njobs: {}", true)]
    [InlineData("setup :\ttrue # again", true)]
    [InlineData("  setup: true", false)]
    [InlineData("setup: truely", false)]
    [InlineData("setup: false", false)]
    [InlineData("# setup: true", false)]
    [InlineData("", false)]
    public void Are_told(string configuration, bool isSetup) => Assert.Equal(isSetup, SetupConfiguration.Is(configuration));

    [Fact]
    public void Are_told_as_by_a_pattern()
    {
        var random = new Random(16);
        var found = 0;
        for (var i = 0; i < 100_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(0, 9)).Select(_ => Pieces[random.Next(Pieces.Length)]));

            Assert.True(Pattern.IsMatch(text) == SetupConfiguration.Is(text), text);
            found += SetupConfiguration.Is(text) ? 1 : 0;
        }

        Assert.InRange(found, 1000, 99_000);
    }
}
