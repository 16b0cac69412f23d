using CircleCi.Build.Regeneration;

namespace CircleCi.Build.Tests.Regeneration;

public class Versions
{
    [Theory]
    [InlineData("1.2.3", "v1.2.3", "major", "2.0.0")]
    [InlineData("1.2.3", "v1.2.3", "minor", "1.3.0")]
    [InlineData("1.2.3", "v1.2.3", "patch", "1.2.4")]
    [InlineData("1.2.3", "v1.2.3", "none", "1.2.3")]
    [InlineData("0.1.0", "v0.1.0", "major", "0.2.0")]
    [InlineData("0.1.0", "v0.1.0", "minor", "0.1.1")]
    [InlineData("0.1.0", "v0.1.0", "patch", "0.1.1")]
    public void Follow_semver_from_the_last_release(string current, string tag, string level, string next) => Assert.Equal(next, NextVersion.After(current, tag, Enum.Parse<Level>(level, ignoreCase: true)));

    [Theory]
    [InlineData("1.3.0", "patch", "1.3.0")]
    [InlineData("1.3.0", "minor", "1.3.0")]
    [InlineData("1.2.4", "minor", "1.3.0")]
    [InlineData("1.3.0", "major", "2.0.0")]
    public void Rise_once_however_many_changes_a_release_has(string current, string level, string next) => Assert.Equal(next, NextVersion.After(current, "v1.2.3", Enum.Parse<Level>(level, ignoreCase: true)));

    [Fact]
    public void Stay_until_there_is_a_release() => Assert.Equal("0.1.0", NextVersion.After("0.1.0", null, Level.Major));

    [Fact]
    public void That_are_none_are_named() => Assert.Equal("'v1.2' is no version; write three numbers, as in v1.2.3.", Assert.Throws<CommandException>(() => NextVersion.After("1.2.3", "v1.2", Level.Minor)).Message);
}
