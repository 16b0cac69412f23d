using CircleCi.Build;
using CircleCi.Build.Samples;

namespace CircleCi.Samples.Tests;

public class ReadmeCode
{
    private const string Readme = "Before.\n\n<!-- sample: Shop/Program.cs#call -->\n```csharp\nold();\n```\n\n```csharp\nother();\n```\n";

    [Fact]
    public void Is_that_of_the_samples()
    {
        var readme = File.ReadAllText(ReadmeSamples.Path);

        Assert.Contains("<!-- sample: ", readme);
        Assert.True(ReadmeSamples.Update() == readme, "README.md has other code than the samples. Take theirs over with: dotnet run --project build -- accept");
    }

    [Fact]
    public void Is_a_region_without_its_indent_and_nothing_else_changes()
    {
        var updated = ReadmeSamples.Update(Readme, file => file == "Shop/Program.cs" ? "before();\n    #region call\n    one();\n\n        two();\n    #endregion\nafter();\n" : "");

        Assert.Equal(Readme.Replace("old();", "one();\n\n    two();"), updated);
    }

    [Theory]
    [InlineData("<!-- sample: Shop/Program.cs#call -->\nText.\n", "is not followed by a block of C#")]
    [InlineData("<!-- sample: Shop/Program.cs -->\n```csharp\nold();\n```\n", "is not followed by a block of C#")]
    [InlineData("<!-- sample: Shop/Program.cs#other -->\n```csharp\nold();\n```\n", "Shop/Program.cs has no '#region other'")]
    public void Is_missed_where_it_is_missing(string readme, string message)
    {
        var e = Assert.Throws<CommandException>(() => ReadmeSamples.Update(readme, _ => "#region call\none();\n#endregion\n"));

        Assert.Contains(message, e.Message);
    }
}
