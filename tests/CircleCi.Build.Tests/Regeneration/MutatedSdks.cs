using CircleCi.Build.Import;
using CircleCi.Build.Regeneration;

namespace CircleCi.Build.Tests.Regeneration;

/// <summary>Imports, generates and compiles the small document and all its mutations, once, and has every one judged against the first.</summary>
public sealed class MutatedSdks : IAsyncLifetime
{
    // Under the repository, since NSwag is given paths relative to it.
    private readonly string _folder = Repository.At("artifacts", "mutations", Guid.NewGuid().ToString("N")[..8]);

    private readonly Dictionary<string, Verdict> _verdicts = [];

    internal Verdict this[string mutation] => _verdicts[mutation];

    public async Task InitializeAsync()
    {
        var small = SmallDocument.Create();
        await SmallDocument.ImportAsync(FolderOf("before"));
        List<string> changed = [];
        foreach (var mutation in Mutations.All)
        {
            var folder = await SmallDocument.ImportAsync(FolderOf(mutation.Name));
            var document = (Newtonsoft.Json.Linq.JObject)small.DeepClone();
            mutation.Change(document);
            var result = await SmallDocument.ImportAsync(document, folder);
            if (result.ChangedFiles.Count > 0)
            {
                changed.Add(mutation.Name);
                continue;
            }

            _verdicts.Add(mutation.Name, new Verdict([]));
            Directory.Delete(folder.Path, recursive: true);
        }

        foreach (var name in changed.Prepend("before"))
        {
            await Generator.GenerateAsync(Path.Combine(FolderOf(name), "openapi.json"), Path.Combine(FolderOf(name), "V2.g.cs"));
            Compiler.Compile(Path.Combine(FolderOf(name), "V2.g.cs"), AssemblyOf(name));
        }

        var breaks = await ApiCompat.CompareAsync([.. changed.Select(name => (AssemblyOf("before"), AssemblyOf(name)))], _folder, default);
        var before = StateOf("before");
        foreach (var (name, found) in changed.Zip(breaks))
            _verdicts.Add(name, Judge.Compare(before, StateOf(name), found));
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    private SdkState StateOf(string name) => new([ApiState.Load(new ApiFolder(FolderOf(name))) with { Version = "v2" }], AssemblyReader.Read(AssemblyOf(name)));

    internal string AssemblyOf(string name) => Path.Combine(FolderOf(name), "CircleCi.Generated.dll");

    private string FolderOf(string name) => Path.Combine(_folder, name.Replace(' ', '-').ToLowerInvariant());
}
