using System.Text;
using CircleCi.Build.Snapshots;

namespace CircleCi.Surface.Tests.Snapshots;

/// <summary>The stand-in for Verify, and the command that accepts what it received.</summary>
public sealed class SnapshotFolderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("circleci-snapshots-");

    private string Verified => Path.Combine(_folder.FullName, "Thing.verified.txt");

    private string Received => Path.Combine(_folder.FullName, "Thing.received.txt");

    [Fact]
    public void Without_a_verified_file_it_fails_and_leaves_what_it_received()
    {
        var message = Refuse("one\ntwo");

        Assert.Contains("Thing: there is no verified file yet", message);
        Assert.EndsWith("take it over with: dotnet run --project build -- accept", message);
        Assert.Equal(Bytes("one\ntwo"), File.ReadAllBytes(Received));
        Assert.False(File.Exists(Verified));
    }

    [Fact]
    public void The_same_text_passes_and_takes_away_what_was_received_before()
    {
        File.WriteAllBytes(Verified, Bytes("one\ntwo"));
        File.WriteAllBytes(Received, Bytes("one"));

        Verify("one\ntwo");

        Assert.False(File.Exists(Received));
        Assert.Equal(Bytes("one\ntwo"), File.ReadAllBytes(Verified));
    }

    [Fact]
    public void A_difference_is_told_line_by_line()
    {
        File.WriteAllBytes(Verified, Bytes("one\ntwo\nthree"));

        var message = Refuse("one\n2\nthree");

        Assert.Contains("--- verified\n+++ received\n@@ -1,3 +1,3 @@\n one\n-two\n+2\n three\n", message);
        Assert.Equal(Bytes("one\n2\nthree"), File.ReadAllBytes(Received));
        Assert.Equal(Bytes("one\ntwo\nthree"), File.ReadAllBytes(Verified));
    }

    [Fact]
    public void A_long_difference_is_told_in_part()
    {
        File.WriteAllBytes(Verified, Bytes(""));

        var message = Refuse(string.Join('\n', Enumerable.Range(0, 1000)));

        Assert.InRange(message.Split('\n').Length, 50, 70);
        Assert.Contains("lines more\n", message);
    }

    [Fact]
    public void Line_ends_that_something_changed_are_told_as_such()
    {
        File.WriteAllBytes(Verified, Bytes("one\r\ntwo"));

        Assert.Contains("the verified file has CRLF", Refuse("one\ntwo"));
    }

    [Fact]
    public void A_byte_order_mark_that_something_removed_is_told_as_such()
    {
        File.WriteAllText(Verified, "one\ntwo", new UTF8Encoding(false));

        Assert.Contains("has lost its UTF-8 byte order mark", Refuse("one\ntwo"));
    }

    [Fact]
    public void A_newline_that_something_added_is_told_as_such()
    {
        File.WriteAllBytes(Verified, Bytes("one\ntwo\n"));

        Assert.Contains("a newline at the end of the verified file", Refuse("one\ntwo"));
    }

    [Theory]
    [InlineData("one\r\ntwo")]
    [InlineData("one\ntwo\n")]
    [InlineData("else")]
    [InlineData(null)]
    public void What_was_received_passes_once_it_is_accepted(string? verified)
    {
        if (verified is not null)
            File.WriteAllBytes(Verified, Bytes(verified));
        Refuse("one\ntwo");

        var told = Accept();
        Verify("one\ntwo");

        Assert.EndsWith("1 snapshot accepted.\n", told);
        Assert.Equal(Bytes("one\ntwo"), File.ReadAllBytes(Verified));
        Assert.False(File.Exists(Received));
    }

    [Fact]
    public void Accepting_shows_what_changes()
    {
        File.WriteAllBytes(Verified, Bytes("one\ntwo"));
        File.WriteAllBytes(Path.Combine(_folder.FullName, "New.received.txt"), Bytes("a\nb"));
        Refuse("one\n2");

        Assert.Equal("new: New.verified.txt, 2 lines\n--- Thing.verified.txt\n+++ Thing.received.txt\n@@ -1,2 +1,2 @@\n one\n-two\n+2\n2 snapshots accepted.\n", Accept());
    }

    [Fact]
    public void Accepting_gives_files_the_form_of_snapshots_whoever_wrote_them()
    {
        File.WriteAllText(Received, "one\r\ntwo", new UTF8Encoding(false));

        Accept();

        Assert.Equal(Bytes("one\ntwo"), File.ReadAllBytes(Verified));
    }

    [Fact]
    public void Accepting_says_so_if_there_is_nothing_to_accept()
    {
        // What a build copies is nobody's to accept.
        File.WriteAllText(Path.Combine(_folder.CreateSubdirectory("bin").FullName, "Thing.received.txt"), "one");

        Assert.Equal("Nothing was received: all snapshots that were tested are as verified.\n", Accept());
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static byte[] Bytes(string text) => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)];

    private void Verify(string text) => new SnapshotFolder(_folder.FullName).Verify(text, "Thing");

    private string Refuse(string text) => Assert.Throws<SnapshotException>(() => Verify(text)).Message;

    private string Accept()
    {
        using var output = new StringWriter { NewLine = "\n" };
        Acceptance.Run(_folder.FullName, output);
        return output.ToString();
    }
}
