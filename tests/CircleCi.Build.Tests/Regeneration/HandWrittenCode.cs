using CircleCi.Build.Import;
using CircleCi.Build.Regeneration;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Tests.Regeneration;

/// <summary>Code of ours that stands on a part of the description is found, and no other.</summary>
public sealed class HandWrittenCode : IDisposable
{
    private const string Generated = """
        namespace CircleCi.Generated.V2
        {
            public partial class ContextsClient { public Context Get(string id) => new(); public ContextPage List(ContextsListOptions? options = null) => new(); public System.Collections.Generic.IEnumerable<Context> Enumerate() => []; }
            public sealed partial class ContextsListOptions { public string? OwnerType { get; set; } }
            public partial class Context { public string Name { get; set; } = ""; public ContextKind Kind { get; set; } }
            public partial class ContextPage { }
            public partial class User { public string Name { get; set; } = ""; }
            public readonly partial struct ContextKind { public static ContextKind OnHold => default; public static ContextKind Free => default; }
        }
        """;

    private static readonly JObject Description = JObject.Parse(
        """
        {
          "paths": {
            "/context/{id}": {"get": {"operationId": "Contexts_Get"}},
            "/context": {"get": {"operationId": "Contexts_List", "x-items": {}, "parameters": [{"in": "query", "name": "owner-type"}]}}
          },
          "components": {"schemas": {
            "Context": {"properties": {"name": {}, "kind": {}}},
            "ContextPage": {},
            "User": {"properties": {"name": {}}},
            "ContextKind": {"enum": ["on_hold", "free"]}
          }}
        }
        """);

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("circleci-hand-written-");

    public HandWrittenCode() => Write("src/CircleCi.Generated/obj/generated/V2.g.cs", Generated);

    public void Dispose() => _root.Delete(recursive: true);

    [Theory]
    [InlineData("Context.name", 4, "a member that is read")]
    [InlineData("User.name", 5, "a member of the same name of another type")]
    [InlineData("ContextKind 'on_hold'", 6, "a value")]
    [InlineData("GET /context/{}", 7, "a call")]
    [InlineData("GET /context query owner-type", 8, "an option in an initializer")]
    [InlineData("Context.kind", 9, "a member in a pattern")]
    [InlineData("GET /context", 8, "what a call takes", 10, "the call that gives all items")]
    [InlineData("ContextPage", 11, "a reference of the documentation, which is an error if it leads nowhere")]
    public void Is_found_where_it_uses(string place, int line, string what, int secondLine = 0, string? second = null)
    {
        Write(
            "src/CircleCi.Generated/V2/Uses.cs",
            """
            namespace CircleCi.Generated.V2;
            internal static class Uses
            {
                static string A(Context it) => it.Name;
                static string B(User it) => it.Name;
                static object C() => ContextKind.OnHold;
                static object D(ContextsClient it) => it.Get("");
                static object E() => new ContextsListOptions { OwnerType = "a" };
                static bool F(object it) => it is Context { Kind: { } };
                static object G(ContextsClient it) => it.Enumerate();
                /// <summary>See <see cref="ContextPage"/>.</summary>
                static void Name() { var Name = "OnHold Kind OwnerType"; }
            }
            """);

        var uses = Find(place);

        Assert.True(uses.Select(u => u.Line).SequenceEqual(second is null ? [line] : [line, secondLine]), $"{what}{(second is null ? "" : $" and {second}")}: {string.Join(", ", uses)}");
        Assert.All(uses, u => Assert.Equal("src/CircleCi.Generated/V2/Uses.cs", u.File));
    }

    [Fact]
    public void Is_found_where_it_is_the_other_half_of_a_type()
    {
        Write("src/CircleCi.Generated/V2/Context.cs", "namespace CircleCi.Generated.V2;\n\npublic partial class Context;\n");
        Write("src/CircleCi.Generated/Other/Context.cs", "namespace CircleCi.Generated.Other;\n\npublic partial class Context;\n");

        Assert.Equal("src/CircleCi.Generated/V2/Context.cs:3", Assert.Single(Find("Context")).ToString());
    }

    [Fact]
    public void Is_found_in_other_packages_and_where_the_sandbox_names_an_operation_as_text()
    {
        Write("src/CircleCi.Generated.Testing/Contexts/ContextsApi.cs", "internal class ContextsApi\n{\n    static readonly string[] On = [\"V2.Contexts.Get\", \"V2.Contexts.List\", \"V11.Contexts.Get\"];\n}\n");
        Write("src/CircleCi.Generated.DependencyInjection/Health.cs", "class Health\n{\n    static object Check(CircleCi.Generated.V2.ContextsClient it) =>\n        it.Get(\"\");\n}\n");

        Assert.Equal(["src/CircleCi.Generated.DependencyInjection/Health.cs:4", "src/CircleCi.Generated.Testing/Contexts/ContextsApi.cs:3"], Find("GET /context/{}").Select(u => u.ToString()));
    }

    [Fact]
    public void Is_told_in_one_line_with_the_first_few_places()
    {
        var use = new Part("V2", "GET /me", "UsersClient", "GetCurrent", "Users.GetCurrent");

        var told = Regenerator.LossOf([.. Enumerable.Range(1, 7).Select(line => new Use("src/A.cs", line, line == 7 ? use with { Place = "User.login" } : use))]);

        Assert.Equal(
            "GET /me, User.login would be gone, but code of ours stands on them: src/A.cs:1, src/A.cs:2, src/A.cs:3, src/A.cs:4, src/A.cs:5 and 2 more lines. Nothing was built or changed. "
            + "Change that code first, or leave them out of \"dropped\" and \"taken\" in names.json.",
            told);
    }

    [Fact]
    public void Is_asked_for_by_what_one_description_has_and_the_next_one_does_not()
    {
        var after = (JObject)Description.DeepClone();
        after["paths"]!["/context/{id}"]!.Parent!.Remove();
        ((JArray)after["components"]!["schemas"]!["ContextKind"]!["enum"]!)[0].Remove();
        ((JObject)after["components"]!["schemas"]!["Context"]!["properties"]!).Remove("name");
        ((JArray)after["paths"]!["/context"]!["get"]!["parameters"]!).Clear();
        // A member that is given its name by hand keeps it under another spelling.
        after["components"]!["schemas"]!["User"]!["properties"] = new JObject { ["NAME"] = new JObject { ["x-name"] = "Name" } };

        Assert.Equal(["GET /context/{}", "GET /context query owner-type", "Context.name", "ContextKind 'on_hold'"], Part.Lost([State(Description)], [State(after)]).Select(p => p.Place));
    }

    [Fact]
    public async Task Of_the_repository_is_found_with_its_generated_code()
    {
        // What is generated for v2 is next to the SDK once anything was built.
        var generated = Repository.At("src", "CircleCi.Generated", "obj", "generated");
        if (!File.Exists(Path.Combine(generated, "V2.g.cs")))
            await Shell.RunQuietlyAsync("dotnet", ["build", Repository.At("src", "CircleCi.Generated"), "-c", "Release", "-f", "net8.0"], default);
        var api = new ApiState("v2", JObject.Parse(File.ReadAllText(Path.Combine(Repository.Specs, "v2", "openapi.json"))), NameLock.Load(Path.Combine(Repository.Specs, "v2", "names.json")));

        var uses = HandWritten.Read(Repository.Root, generated).FindUses([.. Part.Of(api).Where(p => p.Place is "GET /me" or "Workflow.name")]);

        Assert.Contains(uses, u => u.File.StartsWith("src/CircleCi.Generated.DependencyInjection/CircleCiHealthCheck.cs", StringComparison.Ordinal) && u.Part.Place == "GET /me");
        Assert.Contains(uses, u => u.File.StartsWith("src/CircleCi.Generated.Testing/Users/", StringComparison.Ordinal) && u.Part.Place == "GET /me");
    }

    private IReadOnlyList<Use> Find(string place) =>
        HandWritten.Read(_root.FullName, Path.Combine(_root.FullName, "src", "CircleCi.Generated", "obj", "generated")).FindUses([.. Part.Of(State(Description)).Where(p => p.Place == place)]);

    private static ApiState State(JObject document) => new("v2", document, NameLock.Parse("names.json", "{}"));

    private void Write(string name, string text)
    {
        var path = Path.Combine(_root.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
