using CircleCi.Build.Import;
using CircleCi.Build.Regeneration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Tests.Regeneration;

/// <summary>What the judge says of two assemblies and their descriptions that are made for it.</summary>
public sealed class Judging : IDisposable
{
    private const string Sdk = """
        #nullable enable
        namespace CircleCi.Generated
        {
            public abstract class ApiClient { }
            public abstract class Union { }
            public class CircleCiModel { }
            namespace V2
            {
                public class JobsClient : ApiClient { public virtual Job Get(System.Guid id, System.Threading.CancellationToken cancellationToken = default) => default!; public virtual void WaitFor(Job job) { } }
                CODE
            }
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("circleci-judging-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("public class Job : Union { public bool TryGetA(out string? a) { a = null; return false; } }", "public class Job : CircleCiModel { public string? A { get; set; } }", "is an object with members now, not one of several types")]
    [InlineData("public class Job : CircleCiModel { public string? A { get; set; } }", "public class Job : Union { public bool TryGetA(out string? a) { a = null; return false; } }", "is one of several types now, not an object with members")]
    [InlineData("public class Job : CircleCiModel { }", "public readonly struct Job { public static Job A => default; }", "is a struct of known and unknown values now, not an object with members")]
    [InlineData("public readonly struct Job { public static Job A => default; public static class Values { public const string A = \"a\"; } }", "public class Job : CircleCiModel { }", "is an object with members now, not a struct of known and unknown values")]
    public async Task Says_in_one_sentence_that_a_type_has_become_another_kind_of_type(string before, string after, string says)
    {
        var verdict = await CompareAsync(before, after);

        Assert.Equal(new Change(Level.Major, ChangeKind.Changed, "V2.Job", says), Assert.Single(verdict.Changes));
    }

    [Fact]
    public async Task Explains_what_ApiCompat_found_without_its_codes()
    {
        const string code = "public class Job : CircleCiModel { public string? A { get; set; } }";
        var codes = Enumerable.Range(1, 20).Select(n => new BinaryBreak($"CP{n:0000}", $"M:CircleCi.Generated.Other.B{n}(System.String)")).Append(new("CP0008", "T:CircleCi.Generated.V2.Job")).Append(new("CP0002", "M:CircleCi.Generated.Gone"));

        var changes = (await CompareAsync(code, code, breaks: codes)).Changes;

        Assert.Equal(22, changes.Count);
        Assert.All(changes, c => Assert.DoesNotMatch(@"CP\d|ApiCompat|System\.String", c.What));
        Assert.Contains(changes, c => c is { Where: "V2.Job", What: "the type no longer derives from, or implements, what it did" });
    }

    [Theory]
    [InlineData(true, Level.Major, "`A` must be given now")]
    [InlineData(false, Level.Minor, "`A` is never null any more")]
    public async Task Asks_the_description_whether_a_type_is_sent_and_not_our_methods_that_take_it(bool isSent, object level, string says)
    {
        var schema = new JObject { ["x-sent"] = isSent };

        var verdict = await CompareAsync("public class Job : CircleCiModel { public string? A { get; set; } }", "public class Job : CircleCiModel { public string A { get; set; } = \"\"; }", schema, schema, breaks: []);

        Assert.Equal(((Level)level, says), (Assert.Single(verdict.Changes).Level, verdict.Changes[0].What));
    }

    [Fact]
    public async Task Takes_a_body_that_may_be_given_for_no_break_while_there_is_a_call_without_it()
    {
        const string client = "public class Job : CircleCiModel { } public class RunsClient : ApiClient { public virtual void Start(System.Guid id, CODE } ";
        const string without = "System.Threading.CancellationToken cancellationToken = default) { }";

        var kept = await CompareAsync(client.Replace("CODE", without), client.Replace("CODE", "Job? request = null, " + without + " public virtual void Start(System.Guid id, System.Threading.CancellationToken cancellationToken) { }"));
        var lost = await CompareAsync(client.Replace("CODE", without), client.Replace("CODE", "Job? request = null, " + without));

        Assert.Equal(Level.Minor, kept.Level);
        Assert.Equal(Level.Major, lost.Level);
    }

    [Theory]
    [InlineData("https://circleci.com/api/v2", "https://api.circleci.com/api/v2", Level.Patch, "CircleCI gives https://api.circleci.com/api/v2 as its address now, not https://circleci.com/api/v2; calls go to the one of `CircleCiClientOptions`, as before")]
    [InlineData("https://circleci.com/api/v2", "https://circleci.com/api/v2.1", Level.Major, "go to https://circleci.com/api/v2.1 now, not to https://circleci.com/api/v2")]
    public async Task Says_where_calls_go_if_the_address_is_another_one(string before, string after, object level, string says)
    {
        const string code = "public class Job : CircleCiModel { }";

        var verdict = await CompareAsync(code, code, breaks: [], beforeServer: before, afterServer: after);

        Assert.Equal(((Level)level, "all calls of v2", says), (verdict.Level, Assert.Single(verdict.Changes).Where, verdict.Changes[0].What));
    }

    [Fact]
    public async Task Takes_another_version_of_the_document_for_words()
    {
        const string code = "public class Job : CircleCiModel { }";

        var verdict = await CompareAsync(code, code, breaks: [], version: "2.0.1");

        Assert.Equal((Level.Patch, "documentation only"), (verdict.Level, Assert.Single(verdict.Changes).What));
    }

    private async Task<Verdict> CompareAsync(
        string before, string after, JObject? schemaBefore = null, JObject? schemaAfter = null, IEnumerable<BinaryBreak>? breaks = null,
        string beforeServer = "https://circleci.com/api/v2", string afterServer = "https://circleci.com/api/v2", string version = "v2")
    {
        var (was, now) = (Compile("before", before), Compile("after", after));
        // What the real one says is not to be said twice.
        breaks ??= (await ApiCompat.CompareAsync([(was, now)], _folder.FullName, default)).SelectMany(b => b).ToList();
        return Judge.Compare(State(was, schemaBefore, beforeServer, "v2"), State(now, schemaAfter, afterServer, version), breaks);
    }

    private static SdkState State(string assembly, JObject? schema, string server, string version) => new(
        [
            new ApiState("v2", new JObject
            {
                ["info"] = new JObject { ["version"] = version },
                ["servers"] = new JArray(new JObject { ["url"] = server }),
                ["paths"] = new JObject(),
                ["components"] = new JObject { ["schemas"] = new JObject { ["Job"] = schema?.DeepClone() ?? new JObject() } },
            }, NameLock.Parse("names.json", "{}")),
        ],
        AssemblyReader.Read(assembly));

    private string Compile(string name, string code)
    {
        var path = Path.Combine(_folder.CreateSubdirectory(name).FullName, "CircleCi.Generated.dll");
        var result = CSharpCompilation.Create(
            "CircleCi.Generated",
            [CSharpSyntaxTree.ParseText(Sdk.Replace("CODE", code))],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal)).Select(p => MetadataReference.CreateFromFile(p)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(path);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return path;
    }
}
