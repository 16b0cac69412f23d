using CircleCi.Build;
using CircleCi.Build.Docs;
using CircleCi.Surface.Tests.Listing;
using CircleCi.Surface.Tests.Snapshots;

namespace CircleCi.Surface.Tests;

/// <summary>What users see, as it was when somebody last looked at it and said yes. A change shows up as a difference of these files.</summary>
public class SurfaceSnapshots
{
    private const string NetStandard = "netstandard2.0";

    private static readonly PublicAssembly Sdk = new(PublicAssembly.Sdk, PublicAssembly.Main);
    private static readonly PublicAssembly NetStandardSdk = new(PublicAssembly.Sdk, NetStandard);
    private static readonly PublicAssembly Sandbox = new($"{PublicAssembly.Sdk}.Testing", PublicAssembly.Main);
    private static readonly PublicAssembly Injection = new($"{PublicAssembly.Sdk}.DependencyInjection", PublicAssembly.Main);
    private static readonly PublicAssembly NetStandardInjection = new($"{PublicAssembly.Sdk}.DependencyInjection", NetStandard);

    private static readonly (string Api, string File)[] Documents = [("V1", "v1/swagger.json"), ("V11", "v1.1/openapi.json"), ("V2", "v2/openapi.json")];

    public static TheoryData<string> Namespaces => [.. Sdk.Namespaces.Union(NetStandardSdk.Namespaces)];

    public static TheoryData<string> Apis => [.. Documents.Select(d => d.Api)];

    /// <summary>One of each kind that the templates make.</summary>
    public static TheoryData<string, string> Sources => new()
    {
        { "V2", "Pipeline" },
        { "V2", "PipelineTriggerRequest" },
        { "Shared", "WorkflowStatus" },
        { "Ids", "PipelineId" },
        { "V2", "ContextOwner" },
        { "V2", "ContextsListOptions" },
        { "V2", "WorkflowsClient" },
        { "V11", "BuildDetails" },
        { "V1", "BuildsClient" },
        { "Webhooks", "WebhookDelivery" },
    };

    [Theory]
    [MemberData(nameof(Namespaces))]
    public Task Of_programs_on_dotnet_8_and_later(string name) =>
        Snapshot.Verify(NamespaceListing.Of(Sdk, name, PublicAssembly.Main), SurfaceName(name, PublicAssembly.Main));

    [Theory]
    [MemberData(nameof(Namespaces))]
    public Task Of_programs_on_netstandard(string name) =>
        Snapshot.Verify(NamespaceListing.Differences(NetStandardSdk, Sdk, name, NetStandard, PublicAssembly.Main), SurfaceName(name, NetStandard));

    [Fact]
    public Task Of_tests_with_the_sandbox() =>
        Snapshot.Verify(NamespaceListing.Of(Sandbox, Assert.Single(Sandbox.Namespaces), PublicAssembly.Main), SurfaceName(Sandbox.Namespaces[0], PublicAssembly.Main));

    [Fact]
    public Task Of_programs_with_dependency_injection() =>
        Snapshot.Verify(NamespaceListing.Of(Injection, Assert.Single(Injection.Namespaces), PublicAssembly.Main), $"Surface.DependencyInjection.{PublicAssembly.Main}");

    [Fact]
    public void Of_programs_with_dependency_injection_is_the_same_on_netstandard() =>
        Assert.Equal(
            NamespaceListing.Of(Injection, Injection.Namespaces[0], NetStandard),
            NamespaceListing.Of(NetStandardInjection, Assert.Single(NetStandardInjection.Namespaces), NetStandard));

    [Theory]
    [MemberData(nameof(Apis))]
    public Task Of_operations(string api) => Snapshot.Verify(Operations(api).Text(), $"Operations.{api}");

    /// <summary>What people read of them, where they look for it.</summary>
    [Fact]
    public void Of_operations_in_docs()
    {
        var difference = GeneratedPages.Docs.Verify("operations.md", OperationsPage.Of([.. Documents.Reverse().Select(d => (d.Api, Operations(d.Api)))]));

        Assert.True(difference is null, difference);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public Task Of_generated_source(string api, string type) => Snapshot.Verify(GeneratedSource.Of(api, type), $"Source.{api}.{type}");

    [Fact]
    public void Have_no_file_that_no_test_compares()
    {
        var names = Sdk.Namespaces.Union(NetStandardSdk.Namespaces).SelectMany(n => new[] { SurfaceName(n, PublicAssembly.Main), SurfaceName(n, NetStandard) })
            .Append(SurfaceName(Sandbox.Namespaces[0], PublicAssembly.Main))
            .Append($"Surface.DependencyInjection.{PublicAssembly.Main}")
            .Concat(Documents.Select(d => $"Operations.{d.Api}"))
            .Concat(Sources.Select(s => $"Source.{s[0]}.{s[1]}"));

        var left = Directory.EnumerateFiles(Snapshot.Folder, "*.verified.*").Select(f => Path.GetFileName(f)).Except(names.Select(n => $"{n}.verified.txt"));

        Assert.True(!left.Any(), $"Delete these from {Repository.Relative(Snapshot.Folder)}: {string.Join(", ", left)}");
    }

    [Fact]
    public void Tell_what_every_document_describes()
    {
        var described = Directory.EnumerateFiles(Repository.Specs, "*.json", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Repository.Specs, f).Replace('\\', '/'))
            .Where(f => f.EndsWith("/openapi.json", StringComparison.Ordinal) || f.EndsWith("/swagger.json", StringComparison.Ordinal));

        // Webhooks are posted to users, logs lie in storage, and ids and shared types are of all versions: they have types only.
        string[] typesOnly = ["ids/openapi.json", "logs/openapi.json", "shared/openapi.json", "webhooks/openapi.json"];
        Assert.Equal(described.Order(), Documents.Select(d => d.File).Concat(typesOnly).Order());
    }

    private static OperationTable Operations(string api) => new(Sdk, api, Documents.Single(d => d.Api == api).File);

    private static string SurfaceName(string name, string framework) => $"Surface.{(name == PublicAssembly.Sdk ? "Root" : name[(PublicAssembly.Sdk.Length + 1)..])}.{framework}";
}
