using CircleCi.Build;
using CircleCi.Build.Docs;

namespace CircleCi.Samples.Tests;

public class CodeInPages
{
    private const string Page = "Before `<!-- sample: file -->`.\n\n<!-- sample: Samples/Shop/Program.cs#call -->\n```csharp\nold();\n```\n\n```csharp\nother();\n```\n";

    [Fact]
    public void Is_that_of_the_samples()
    {
        Assert.Contains("<!-- sample: Samples/", File.ReadAllText(Repository.At("README.md")));
        Assert.All(Pages.Files, page => Assert.True(
            Pages.Update(page) == File.ReadAllText(page),
            $"{Repository.Relative(page)} has other code or counts than the samples. Take theirs over with: dotnet run --project build -- accept"));
    }

    [Fact]
    public void Is_a_region_without_its_indent_and_nothing_else_changes()
    {
        var updated = Update(Page, "before();\n    #region call\n    one();\n\n        two();\n    #endregion\nafter();\n");

        Assert.Equal(Page.Replace("old();", "one();\n\n    two();"), updated);
    }

    [Theory]
    [InlineData("```powershell\nold\n```\n")]
    [InlineData("```powershell\n```\n")]
    public void Is_a_whole_script(string block)
    {
        var updated = SampleCode.Update($"Before.\n<!-- sample: powershell/trigger.ps1 -->\n{block}", "README.md", file => file == "powershell/trigger.ps1" ? "# Starts one.\n$circle.Trigger()\n" : null);

        Assert.Equal("Before.\n<!-- sample: powershell/trigger.ps1 -->\n```powershell\n# Starts one.\n$circle.Trigger()\n```\n", updated);
    }

    [Theory]
    [InlineData("\n<!-- sample: Samples/Shop/Program.cs#call -->\nText.\n", "README.md has a mark '<!-- sample: ...' that is not followed by a block of code")]
    [InlineData("\n<!-- sample: Shop.cs#other -->\n```csharp\nold();\n```\n", "tests/Shop.cs has no '#region other'")]
    [InlineData("\n<!-- sample: Gone.cs#call -->\n```csharp\nold();\n```\n", "README.md takes code from tests/Gone.cs, which does not exist.")]
    public void Is_missed_where_it_is_missing(string page, string message)
    {
        var e = Assert.Throws<CommandException>(() => SampleCode.Update(page, "README.md", file => file == "Gone.cs" ? null : "#region call\none();\n#endregion\n"));

        Assert.Contains(message, e.Message);
    }

    [Fact]
    public void Is_counted_without_blank_lines_and_comments()
    {
        string[] regions = ["list", "trigger", "wait", "artifacts", "log"];

        var updated = LineCounts.Update("Before.\n\n<!-- line counts -->\n| old |\n\nAfter.\n", file =>
            string.Concat(regions.Select((r, i) => $"#region {r}\n// A comment.\n\n{string.Concat(Enumerable.Repeat("line();\n", file.Contains("Console") ? 1 : i + 2))}#endregion\n")));

        Assert.Equal(
            """
            Before.

            <!-- line counts -->
            | lines of code | this SDK | stock NSwag | HttpClient |
            |---|--:|--:|--:|
            | sign in and list the pipelines of a branch | 1 | 2 | 2 |
            | trigger one with parameters | 1 | 3 | 3 |
            | wait for it | 1 | 4 | 4 |
            | download the artifacts of what failed | 1 | 5 | 5 |
            | read its log | 1 | 6 | 6 |
            | all of it | 5 | 20 | 20 |

            After.

            """,
            updated);
    }

    private static string Update(string page, string code) => SampleCode.Update(page, "README.md", file => file == "Samples/Shop/Program.cs" ? code : null);
}
