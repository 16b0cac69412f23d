using CircleCi.Build.Tests.Regeneration;

namespace CircleCi.Build.Tests.Packaging;

/// <summary>The same commit in two folders, packed in both.</summary>
public sealed class PackedTwice : IAsyncLifetime
{
    public const string Origin = "https://github.com/acme/circleci-generated";

    private readonly TemporaryRepository _first = TemporaryRepository.WithSources();
    private readonly TemporaryRepository _second = TemporaryRepository.WithSources();

    /// <summary>The folders of the packages; one is as good as the other.</summary>
    public string First => Packages(_first);

    public string Second => Packages(_second);

    public string Commit { get; private set; } = "";

    public async Task InitializeAsync()
    {
        await _first.GitAsync("init", "-q", "-b", "main");
        await _first.GitAsync("add", "--", ".");
        await _first.GitAsync("commit", "-q", "-m", "All of it");
        await _second.GitAsync("init", "-q", "-b", "main");
        await _second.GitAsync("fetch", "-q", _first.Root, "main");
        await _second.GitAsync("reset", "-q", "FETCH_HEAD");
        Commit = (await _first.GitAsync("rev-parse", "HEAD")).Trim();
        foreach (var repository in new[] { _first, _second })
        {
            await repository.GitAsync("remote", "add", "origin", $"{Origin}.git");
            var (exitCode, output) = await repository.BuildAsync("pack");
            Assert.True(exitCode == 0, output);
        }
    }

    public Task DisposeAsync()
    {
        _first.Dispose();
        _second.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>The content of an entry of a package whose name ends so.</summary>
    public byte[] Read(string package, string entry)
    {
        using var zip = System.IO.Compression.ZipFile.OpenRead(Directory.EnumerateFiles(First, package).Single());
        using var content = zip.Entries.Single(e => e.FullName == entry).Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string Packages(TemporaryRepository repository) => repository.At("artifacts", "packages");
}
