using System.Runtime.ExceptionServices;
using CircleCi.Build.Import;
using CircleCi.Build.Regeneration;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Tests.Regeneration;

/// <summary>Imports, generates and compiles the small document and all its mutations, once, and has every one judged against the first.</summary>
public sealed class MutatedSdks : IAsyncLifetime
{
    // Under the repository, since NSwag is given paths relative to it.
    private readonly string _folder = Repository.At("artifacts", "mutations", Guid.NewGuid().ToString("N")[..8]);

    private readonly Dictionary<string, Verdict> _verdicts = [];
    private readonly Dictionary<string, Exception> _failures = [];

    internal Verdict this[string mutation]
    {
        get
        {
            if (_failures.TryGetValue(mutation, out var failure))
                ExceptionDispatchInfo.Throw(failure);
            return _verdicts[mutation];
        }
    }

    public async Task InitializeAsync()
    {
        await SmallDocument.ImportAsync(FolderOf("before"));
        await BuildAsync("before");
        var before = StateOf("before");
        Dictionary<string, ImportResult> imports = [];
        foreach (var mutation in Mutations.All)
        {
            try
            {
                var result = await ImportAsync(mutation);
                if (result.ChangedFiles.Count == 0)
                {
                    _verdicts.Add(mutation.Name, new Verdict([]));
                    continue;
                }

                await BuildAsync(mutation.Name);
                imports.Add(mutation.Name, result);
            }
            catch (Exception e)
            {
                _failures.Add(mutation.Name, e);
            }
        }

        var breaks = await ApiCompat.CompareAsync([.. imports.Keys.Select(name => (AssemblyOf("before"), AssemblyOf(name)))], _folder, default);
        foreach (var ((name, result), found) in imports.Zip(breaks))
        {
            var after = StateOf(name);
            var changes = new FactChanges(before.Apis, after.Apis);
            _verdicts.Add(name, Judge.Compare(before, after, found, result.Facts.Select(f => changes.ChangeOf(after.Apis[0], f)).OfType<Change>()));
        }
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    internal string AssemblyOf(string name) => Path.Combine(FolderOf(name), "CircleCi.Generated.dll");

    private async Task<ImportResult> ImportAsync(Mutation mutation)
    {
        var folder = await SmallDocument.ImportAsync(FolderOf(mutation.Name));
        var document = SmallDocument.Create();
        mutation.Change(document);
        return await SmallDocument.ImportAsync(document, folder);
    }

    private async Task BuildAsync(string name)
    {
        var code = Path.Combine(FolderOf(name), "V2.g.cs");
        await Generator.GenerateAsync(Path.Combine(FolderOf(name), "openapi.json"), code);
        Compiler.Compile(code, AssemblyOf(name));
    }

    private SdkState StateOf(string name) => new([ApiState.Load(new ApiFolder(FolderOf(name))) with { Version = "v2" }], AssemblyReader.Read(AssemblyOf(name)));

    private string FolderOf(string name) => Path.Combine(_folder, string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')));
}
