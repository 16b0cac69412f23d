namespace CircleCi.Generated.Tests.Downloads;

/// <summary>A folder that is gone after the test, with another one in it so that what leads out of that leads nowhere else.</summary>
internal sealed class TempFolder : IDisposable
{
    private readonly string _outer = Directory.CreateTempSubdirectory("circleci-").FullName;

    public TempFolder()
    {
        FullName = Path.Combine(_outer, "inner");
        Directory.CreateDirectory(FullName);
    }

    public string FullName { get; }

    /// <summary>All files, those outside included, relative to the folder.</summary>
    public IEnumerable<string> Files =>
        Directory.EnumerateFiles(_outer, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(FullName, f).Replace('\\', '/')).Order(StringComparer.Ordinal);

    public string this[string name] => Path.Combine(FullName, name);

    public string Read(string name) => File.ReadAllText(this[name]);

    public void Dispose() => Directory.Delete(_outer, recursive: true);
}
