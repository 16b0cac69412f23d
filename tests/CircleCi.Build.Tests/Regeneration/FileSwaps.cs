using CircleCi.Build.Regeneration;

namespace CircleCi.Build.Tests.Regeneration;

public sealed class FileSwaps : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("circleci-swap-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Replace_what_differs_and_touch_nothing_else()
    {
        var (same, other, fresh) = (Write("a", "a"), Write("b", "b"), Path.Combine(_folder.FullName, "c"));
        var time = File.GetLastWriteTimeUtc(same);

        var changed = FileSwap.Replace(new Dictionary<string, string> { [same] = "a", [other] = "B", [fresh] = "c" });

        Assert.Equal([other, fresh], changed);
        Assert.Equal(time, File.GetLastWriteTimeUtc(same));
        Assert.Equal(["a", "B", "c"], Texts());
    }

    [Fact]
    public void Leave_all_files_as_they_were_if_one_cannot_be_replaced()
    {
        var first = Write("a", "a");
        // A folder cannot be replaced with a file.
        var last = Directory.CreateDirectory(Path.Combine(_folder.FullName, "z")).FullName;

        var e = Assert.Throws<CommandException>(() => FileSwap.Replace(new Dictionary<string, string> { [first] = "A", [last] = "Z" }));

        Assert.StartsWith("The files could not be replaced, and are as they were:", e.Message);
        Assert.Equal(["a"], Texts());
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    private IEnumerable<string> Texts() => _folder.EnumerateFiles().OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => File.ReadAllText(f.FullName));
}
