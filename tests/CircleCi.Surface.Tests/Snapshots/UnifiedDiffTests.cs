using CircleCi.Build.Snapshots;

namespace CircleCi.Surface.Tests.Snapshots;

public class UnifiedDiffTests
{
    [Theory]
    [InlineData("a", "a", "")]
    [InlineData("a b c", "a b c d", "@@ -1,3 +1,4 @@| a| b| c|+d")]
    [InlineData("a b c", "b c", "@@ -1,3 +1,2 @@|-a| b| c")]
    [InlineData("a b a b c", "b a b a c", "@@ -1,5 +1,5 @@|-a| b| a| b|+a| c")]
    [InlineData("1 2 3 4 5 6 7 8 9", "1 2 3 4 x 6 7 8 9", "@@ -2,7 +2,7 @@| 2| 3| 4|-5|+x| 6| 7| 8")]
    [InlineData("a 1 2 3 4 5 6 b", "x 1 2 3 4 5 6 y", "@@ -1,8 +1,8 @@|-a|+x| 1| 2| 3| 4| 5| 6|-b|+y")]
    [InlineData("a 1 2 3 4 5 6 7 b", "x 1 2 3 4 5 6 7 y", "@@ -1,4 +1,4 @@|-a|+x| 1| 2| 3|@@ -6,4 +6,4 @@| 5| 6| 7|-b|+y")]
    public void Tells_the_changes_with_three_lines_around_them(string before, string after, string expected)
    {
        var diff = UnifiedDiff.Of(before.Replace(' ', '\n'), after.Replace(' ', '\n'), "old", "new");

        Assert.Equal(expected, diff.Replace("--- old\n+++ new\n", "").Replace('\n', '|'));
    }

    [Fact]
    public void Leads_from_one_text_to_the_other()
    {
        var random = new Random(1);
        for (var i = 0; i < 300; i++)
        {
            var before = Lines(random);
            var after = Lines(random);

            var edits = UnifiedDiff.Of(string.Join('\n', before), string.Join('\n', after), "", "").Split('\n').Skip(2).Where(l => l[0] != '@').ToList();

            // 20 lines at most, so that mostly one hunk has all of them.
            if (edits.Count(e => e[0] != '+') == before.Length)
            {
                Assert.Equal(before, edits.Where(e => e[0] != '+').Select(e => e[1..]));
                Assert.Equal(after, edits.Where(e => e[0] != '-').Select(e => e[1..]));
            }
        }

        static string[] Lines(Random random) => [.. Enumerable.Range(0, random.Next(1, 20)).Select(_ => ((char)('a' + random.Next(4))).ToString())];
    }

    [Fact]
    public void Does_not_take_long_for_texts_that_have_nothing_in_common()
    {
        var before = string.Join('\n', Enumerable.Range(0, 5000));
        var after = string.Join('\n', Enumerable.Range(10000, 5000));

        Assert.Equal(3 + 10000, UnifiedDiff.Of(before, after, "", "").Split('\n').Length);
    }
}
