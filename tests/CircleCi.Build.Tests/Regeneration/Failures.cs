using CircleCi.Build.Import;
using CircleCi.Build.Regeneration;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Tests.Regeneration;

/// <summary>Whatever goes wrong is one line that names the place and what to do.</summary>
public sealed class Failures : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("circleci-failure-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Of_our_own_are_said_in_one_line_and_end_with_1_or_3()
    {
        Assert.Equal(new Failure(1, "error: names.json has a fault.", ""), Failure.Of(new CommandException("names.json has a fault.")));
        Assert.Equal(3, Failure.Of(new RejectedException("No.")).ExitCode);
        Assert.Equal("error: names.json: is broken.", Failure.Of(new ImportException("names.json", "is broken.")).Line);
        Assert.Equal(130, Failure.Of(new OperationCanceledException()).ExitCode);
    }

    [Fact]
    public void With_long_texts_say_the_first_line_and_where_the_rest_is()
    {
        var failure = Failure.Of(new CommandException("\n'git push' ended with code 128: no.\nhint: many\nlines\n"));

        Assert.DoesNotContain('\n', failure.Line);
        Assert.EndsWith("(all of it is in artifacts/error.txt)", failure.Line);
        Assert.Contains("hint: many", failure.More);
    }

    [Fact]
    public void That_nobody_thought_of_show_no_stack()
    {
        Exception caught;
        try
        {
            throw new KeyNotFoundException("The given key was not present.\nAt all.");
        }
        catch (KeyNotFoundException e)
        {
            caught = e;
        }

        var failure = Failure.Of(caught);

        Assert.Equal("error: The given key was not present. This is a fault of the build program (KeyNotFoundException); where it is, is in artifacts/error.txt.", failure.Line);
        Assert.Contains(nameof(That_nobody_thought_of_show_no_stack), failure.More);
        Assert.Equal(1, failure.ExitCode);
    }

    [Fact]
    public void Are_found_in_what_a_build_says()
    {
        const string output = """
              Determining projects to restore...
            /w/src/A/obj/generated/V2.g.cs(12,5): error CS0246: The type or namespace name 'Job' could not be found [/w/src/A/A.csproj::TargetFramework=net8.0]
            /w/src/A/obj/generated/V2.g.cs(12,5): error CS0246: The type or namespace name 'Job' could not be found [/w/src/A/A.csproj::TargetFramework=netstandard2.0]
            C:\w\src\A\Name.cs(3,1,3,9): error CA2007: Consider it [C:\w\src\A\A.csproj]
            /w/build/Generate.targets(50,5): error : NSwag could not generate V2 from specs/v2/openapi.json: it fell over [/w/src/A/A.csproj]
            CSC : error CS0006: Metadata file 'x.dll' could not be found [/w/t/T.csproj]
            /w/src/B.cs(1,1): warning CS0618: 'X' is obsolete [/w/src/A/A.csproj]
            Build FAILED.
            """;

        var errors = BuildError.Find(output);

        Assert.Equal(
            ["/w/src/A/obj/generated/V2.g.cs:12 CS0246", @"C:\w\src\A\Name.cs:3 CA2007", "/w/build/Generate.targets:50 ", ":0 CS0006"],
            errors.Select(e => $"{e.File}:{e.Line} {e.Code}"));
        Assert.Equal("Metadata file 'x.dll' could not be found", errors[^1].Message);
    }

    [Fact]
    public void Of_generated_code_name_the_operation_or_the_type_that_it_is_for()
    {
        var api = Api();
        var file = Write(
            "obj/generated/V2.g.cs",
            """
            namespace CircleCi.Generated.V2
            {
                public partial class ContextsClient
                {
                    public virtual Context Get(System.Guid contextId) => Wrong;
                    private static Wrong ListRequest() => null;
                }
                public sealed partial class ContextsListOptions
                {
                    public Wrong? OwnerType { get; set; }
                }
                public partial class Webhook
                {
                    public Wrong Name { get; set; }
                    internal static Wrong ReadFrom() => null;
                }
            }
            """);

        Assert.StartsWith("v2, GET /context/{}: what is generated for it does not compile (CS0246).", Tell(5));
        Assert.StartsWith("v2, GET /context: what", Tell(6));
        Assert.StartsWith("v2, GET /context: what", Tell(10));
        Assert.StartsWith("v2, Webhook.name: what", Tell(14));
        Assert.StartsWith("v2, Webhook, ReadFrom: what", Tell(15));
        Assert.Contains("Nothing was changed. All that was said is in artifacts/regeneration/output.txt.", Tell(15));
        Assert.StartsWith("v2, Webhook.name, and 1 more place: what", Tell(14, 15));

        string Tell(params int[] lines) => Of(api, [.. lines.Select(l => new BuildError(file, l, "CS0246", "The type or namespace name 'Wrong' could not be found", ""))]);
    }

    [Fact]
    public void Of_our_code_name_its_file_and_line()
    {
        var file = Write("src/CircleCi.Generated/V2/Workflow.cs", "");

        var told = Of(Api(), [new BuildError(file, 12, "CS1061", "'Workflow' does not contain a definition for 'Name'", "")]);

        Assert.Equal("src/CircleCi.Generated/V2/Workflow.cs:12: does not compile with the new description (CS1061). Mend it, or keep what it uses in names.json. Nothing was changed. All that was said is in artifacts/regeneration/output.txt.", told);
    }

    [Fact]
    public void Of_the_SDK_as_it_is_are_not_laid_to_the_new_description()
    {
        var error = new BuildError(Write("src/CircleCi.Generated/obj/generated/V2.g.cs", ""), 12, "CS0234", "", "");

        Assert.StartsWith("src/CircleCi.Generated/obj/generated/V2.g.cs:12: the SDK as it is does not compile (CS0234). Mend that first.", new BuildFailure(new Workspace(_folder.FullName, new Journal()), []).Tell("Building", [error]));
    }

    [Fact]
    public void Of_tools_say_what_the_tool_says()
    {
        Assert.Equal("Building failed: NU1301 is not reachable. Nothing was changed. All that was said is in artifacts/regeneration/output.txt.", Of(Api(), [new BuildError("", 0, "NU1301", "NU1301 is not reachable.", "")]));
        Assert.StartsWith("Building failed, and does not say why.", Of(Api(), []));
    }

    private string Of(ApiState api, IReadOnlyList<BuildError> errors) => new BuildFailure(new Workspace(_folder.FullName, new Journal()), [api]).Tell("Building", errors);

    private static ApiState Api() => new("v2", JObject.Parse(File.ReadAllText(Path.Combine(Repository.Specs, "v2", "openapi.json"))), NameLock.Parse("names.json", "{}"));

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
