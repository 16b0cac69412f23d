using CircleCi.Build.Import;
using CircleCi.Build.Regeneration;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Tests.Regeneration;

/// <summary>
/// The first real change: CircleCI's description of August 2026 after that of October 2025. August2026/ has the facts of both, of those operations only in
/// which they differ, in names of ours.
/// </summary>
public sealed class ReportOfAugust2026 : IAsyncLifetime
{
    private static readonly string Facts = Repository.At("tests", "CircleCi.Build.Tests", "Regeneration", "August2026");

    private readonly string _folder = Repository.At("artifacts", "mutations", Guid.NewGuid().ToString("N")[..8]);

    private Findings? _findings;

    private Findings Found => _findings!;

    public async Task InitializeAsync()
    {
        var folder = new ApiFolder(Path.Combine(_folder, "v2"));
        Directory.CreateDirectory(folder.Path);
        File.Copy(Path.Combine(Facts, "names.json"), folder.Names);
        await ImportAsync("2025-10", folder);
        var before = await BuildAsync(folder, "before.dll");
        var import = await ImportAsync("2026-08", folder);
        var after = await BuildAsync(folder, "after.dll");

        var breaks = await ApiCompat.CompareAsync([(AssemblyOf("before.dll"), AssemblyOf("after.dll"))], _folder, default);
        var changes = new FactChanges(before.Apis, after.Apis);
        var verdict = Judge.Compare(before, after, breaks[0], import.Facts.Select(f => changes.ChangeOf(after.Apis[0], f)).OfType<Change>());
        var read = Importer.Read("2026-08", JObject.Parse(File.ReadAllText(Path.Combine(Facts, "2026-08.json"))), Overlay.Load(folder.Overlay));
        // Here is no overlay.yaml, so nothing has words of ours.
        _findings = new Findings(before.Apis, after.Apis, [import with { Derived = [] }], MovedIds.Find(read, after.Apis[0].Names), verdict, "0.9.0", "0.10.0", "");
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public void Is_what_a_reviewer_was_shown()
    {
        var verified = Path.Combine(Facts, "report.verified.md");
        var report = Report.Write(Found);

        if (!File.Exists(verified) || File.ReadAllText(verified) != report)
            File.WriteAllText(Path.Combine(Facts, "report.received.md"), report);
        Assert.Equal(File.ReadAllText(verified), report);
    }

    [Fact]
    public void Says_that_nothing_breaks()
    {
        Assert.Equal(Level.Minor, Found.Verdict.Level);
        Assert.Equal([], Contract.Breaches(Found.Before[0].Document, Found.After[0].Document));
    }

    private static Task<ImportResult> ImportAsync(string month, ApiFolder folder) => Importer.ImportAsync(Path.Combine(Facts, $"{month}.json"), folder, default, month);

    private async Task<SdkState> BuildAsync(ApiFolder folder, string assembly)
    {
        var code = Path.Combine(_folder, "V2.g.cs");
        await Generator.GenerateAsync(folder.Document(isSwagger2: false), code);
        Compiler.Compile(code, AssemblyOf(assembly));
        return new SdkState([ApiState.Load(folder)], AssemblyReader.Read(AssemblyOf(assembly)));
    }

    private string AssemblyOf(string name) => Path.Combine(_folder, name);
}
