using CircleCi.Build.Docs;

namespace CircleCi.Surface.Tests.Snapshots;

public sealed class GeneratedPagesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("circleci-pages-");

    private GeneratedPages Pages => new(_folder.FullName);

    private string Page => Path.Combine(_folder.FullName, "calls.md");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(null)]
    [InlineData("# Calls\n\nold\n")]
    public void One_that_is_out_of_date_is_told_and_right_once_it_is_accepted(string? before)
    {
        if (before is not null)
            File.WriteAllText(Page, before);

        var told = Pages.Verify("calls.md", "# Calls\n\nnew\n");
        var page = File.Exists(Page) ? File.ReadAllText(Page) : null;
        using var output = new StringWriter { NewLine = "\n" };
        Pages.Accept(output);

        Assert.Contains("calls.md is out of date.", told);
        Assert.Contains("+new", told);
        Assert.Equal(before, page);
        Assert.Equal("calls.md renewed.\n", output.ToString());
        Assert.Equal("# Calls\n\nnew\n", File.ReadAllText(Page));
        Assert.Null(Pages.Verify("calls.md", "# Calls\n\nnew\n"));
    }

    [Fact]
    public void One_that_is_right_takes_away_what_was_left_before()
    {
        File.WriteAllText(Page, "old\r\n");
        Pages.Verify("calls.md", "new\n");

        Assert.Null(Pages.Verify("calls.md", "old\n"));
        Assert.Equal([Page], Directory.EnumerateFiles(_folder.FullName));
    }
}
