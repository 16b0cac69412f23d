using CircleCi.Generated.Downloads;
using static CircleCi.Generated.Tests.Downloads.ArtifactServer;

namespace CircleCi.Generated.Tests.Downloads;

/// <summary>Where the paths that a server gives lead, and must not.</summary>
public class Paths
{
    [Theory]
    [InlineData("../x")]
    [InlineData("..\\x")]
    [InlineData("a/../../x")]
    [InlineData("a/../x")]
    [InlineData("a/..")]
    [InlineData("a\\..\\..\\x")]
    [InlineData("./x")]
    [InlineData(".. /x")]
    [InlineData("... /x")]
    [InlineData("/etc/x")]
    [InlineData("//host/share/x")]
    [InlineData("\\\\host\\share\\x")]
    [InlineData("\\\\?\\C:\\x")]
    [InlineData("C:\\x")]
    [InlineData("c:x")]
    [InlineData("")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("a\u001b[2Jb")]
    [InlineData("a\u0085b")]
    [InlineData("CON")]
    [InlineData("a/nul.txt")]
    [InlineData("com1 .log/x")]
    [InlineData("LPT\u00b9")]
    public async Task That_are_dangerous_are_refused_with_nothing_written(string path)
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();
        server.Add("fine", "fine");
        server.Add(path, "evil");

        var e = await Assert.ThrowsAsync<CircleCiException>(() => server.Jobs.DownloadArtifactsAsync(Slug, 7, folder.FullName));
        var sync = Assert.Throws<CircleCiException>(() => server.Jobs.DownloadArtifacts(Slug, 7, folder.FullName, options: new() { ContainerFolders = true }));

        Assert.StartsWith($"The file '{CircleCi.Generated.MessageText.OneLine(path)}' is not downloaded: ", e.Message);
        Assert.Equal(e.Message, sync.Message);
        Assert.DoesNotContain(e.Message, char.IsControl);
        Assert.Empty(folder.Files);
        Assert.Empty(server.Ranges);
    }

    [Theory]
    [InlineData("%2e%2e/x", true)]
    [InlineData("..x/x..y", true)]
    [InlineData(".config/~/x", true)]
    [InlineData("a//b/", true)]
    [InlineData("console/con1/auxiliary", true)]
    [InlineData("2026-11-21T09:00:00.log", false)]
    [InlineData("what?", false)]
    [InlineData("a*b|c<d>", false)]
    [InlineData("dot.", false)]
    [InlineData("blank /x", false)]
    public void That_are_names_are_taken_where_they_can_be(string path, bool isForWindows)
    {
        Assert.Null(LocalPath.WhyNot(path, isWindows: false));
        Assert.Equal(isForWindows, LocalPath.WhyNot(path, isWindows: true) is null);
    }

    [Fact]
    public async Task Through_a_link_are_refused()
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();
        server.Add("a/link/x", "evil");
        Directory.CreateDirectory(folder["../outside"]);
        Directory.CreateDirectory(folder["a"]);
        Directory.CreateSymbolicLink(folder["a/link"], folder["../outside"]);

        var e = await Assert.ThrowsAsync<CircleCiException>(() => server.Jobs.DownloadArtifactsAsync(Slug, 7, folder.FullName));

        Assert.Contains("The file 'a/link/x' is not downloaded: ", e.Message);
        Assert.Contains("is a link, which may lead out of the folder", e.Message);
        Assert.Empty(folder.Files);
    }

    [Fact]
    public async Task Through_a_link_that_leads_nowhere_are_refused()
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();
        server.Add("link/x", "evil");
        Directory.CreateSymbolicLink(folder["link"], folder["../outside"]);

        await Assert.ThrowsAsync<CircleCiException>(() => server.Jobs.DownloadArtifactsAsync(Slug, 7, folder.FullName));

        Assert.False(Directory.Exists(folder["../outside"]));
    }

    [Fact]
    public async Task Of_a_folder_that_is_a_link_itself_are_fine()
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();
        server.Add("x", "x");
        Directory.CreateDirectory(folder["there"]);
        Directory.CreateSymbolicLink(folder["here"], folder["there"]);

        await server.Jobs.DownloadArtifactsAsync(Slug, 7, folder["here"] + Path.DirectorySeparatorChar);

        Assert.Equal("x", folder.Read("there/x"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_a_file_that_is_a_link_replace_the_link_and_not_its_target(bool isAsync)
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();
        server.Add("x", "new");
        File.WriteAllText(folder["../outside"], "as it was");
        File.CreateSymbolicLink(folder["x"], folder["../outside"]);

        await Downloading.DownloadAsync(server, folder.FullName, isAsync);

        Assert.Equal("as it was", folder.Read("../outside"));
        Assert.Equal("new", folder.Read("x"));
        Assert.Null(new FileInfo(folder["x"]).LinkTarget);
    }

    [Fact]
    public async Task Of_a_folder_that_is_there_are_refused()
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();
        server.Add("x", "x");
        Directory.CreateDirectory(folder["x"]);

        var e = await Assert.ThrowsAsync<CircleCiException>(() => server.Jobs.DownloadArtifactsAsync(Slug, 7, folder.FullName));

        Assert.EndsWith("is a folder.", e.Message);
    }

    [Fact]
    public async Task As_long_as_file_systems_take_them_are_fine()
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync();
        var name = new string('n', 255);
        server.Add(name, "x");

        await server.Jobs.DownloadArtifactsAsync(Slug, 7, folder.FullName);

        Assert.Equal([name], folder.Files);
    }

    [Fact]
    public void Of_parts_are_free_of_links_that_others_left()
    {
        using var folder = new TempFolder();
        using (var part = new PartFile(folder["x"], isKept: true, isAsync: false))
            part.Open("\"1\"", 10, out _).WriteByte(1);
        var name = folder[folder.Files.Single()];
        File.Delete(name);
        File.WriteAllText(folder["../outside"], "as it was");
        File.CreateSymbolicLink(name, folder["../outside"]);

        using (var part = new PartFile(folder["x"], isKept: true, isAsync: false))
            part.Open("\"1\"", 10, out _).WriteByte(1);

        Assert.Equal("as it was", folder.Read("../outside"));
    }
}
