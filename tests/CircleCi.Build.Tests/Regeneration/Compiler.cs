using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CircleCi.Build.Tests.Regeneration;

/// <summary>Compiles generated code against the SDK's hand-written sources that know of no API version, in this process.</summary>
internal static class Compiler
{
    private static readonly CSharpParseOptions Language = new(LanguageVersion.Preview, preprocessorSymbols: ["NET", "NET6_0_OR_GREATER", "NET7_0_OR_GREATER", "NET8_0_OR_GREATER"]);

    private static readonly CSharpCompilationOptions Library = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: true,
        // Newtonsoft.Json was built for an older framework; the command-line compiler does not say so either.
        specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]);

    private static readonly SyntaxTree Usings = Parse("global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;", "Usings.cs");

    private static readonly IReadOnlyList<MetadataReference> Framework =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(p => !Path.GetFileName(p).StartsWith("CircleCi", StringComparison.Ordinal)).Select(p => MetadataReference.CreateFromFile(p))];

    private static readonly Lazy<IReadOnlyList<SyntaxTree>> Sources = new(() =>
    [
        .. Directory.EnumerateFiles(Repository.At("src", "CircleCi.Generated"), "*.cs", SearchOption.AllDirectories).Where(IsOfNoVersion).Select(path => Parse(File.ReadAllText(path), path)),
        Generated("ids"),
        Generated("shared"),
        Usings,
    ]);

    /// <summary>The hand-written sources, compiled once: most of the work is in them.</summary>
    private static readonly Lazy<MetadataReference> HandWritten = new(() => MetadataReference.CreateFromImage(Emit(CSharpCompilation.Create(
        "CircleCi.Generated.HandWritten",
        [.. Sources.Value, Parse("[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"CircleCi.Generated\")]", "Internals.cs")],
        Framework,
        Library))));

    private static readonly Lazy<IReadOnlyList<MetadataReference>> Standard = new(() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Packages, "netstandard.library", "2.0.3", "build", "netstandard2.0", "ref"), "*.dll").Select(p => MetadataReference.CreateFromFile(p)),
        MetadataReference.CreateFromFile(Path.Combine(Packages, "newtonsoft.json", "13.0.1", "lib", "netstandard2.0", "Newtonsoft.Json.dll")),
    ]);

    private static string Packages => Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>Compiles what was generated; the compiler has nothing against it, be it a warning.</summary>
    public static void Compile(string generated, string assembly) => File.WriteAllBytes(
        assembly,
        Emit(CSharpCompilation.Create("CircleCi.Generated", [Parse(WithoutFrontDoor(File.ReadAllText(generated)), generated), Usings], [.. Framework, HandWritten.Value], Library)));

    /// <summary>Compiles generated code for one of the SDK's two frameworks, documentation included; gives the warnings about it.</summary>
    public static IReadOnlyList<string> CompileStrictly(string generated, string assembly, bool isStandard)
    {
        var language = Language.WithDocumentationMode(DocumentationMode.Diagnose);
        if (isStandard)
            language = language.WithPreprocessorSymbols("NETSTANDARD", "NETSTANDARD2_0");
        var compilation = CSharpCompilation.Create(
            "CircleCi.Generated",
            [.. Sources.Value.Select(t => Parse(t.ToString(), t.FilePath, language)), Parse(File.ReadAllText(generated), generated, language)],
            isStandard ? Standard.Value : Framework,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: true).WithSpecificDiagnosticOptions([new("CS0419", ReportDiagnostic.Suppress)]));
        var result = compilation.Emit(assembly);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5)));
        return [.. compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning && d.Location.SourceTree?.FilePath == generated).Select(d => d.ToString())];
    }

    /// <summary>What the compiler has against a program that uses an SDK.</summary>
    public static IEnumerable<string> Errors(string program, string assembly) =>
        CSharpCompilation.Create("Program", [Parse(program, "Program.cs")], [.. Framework, HandWritten.Value, MetadataReference.CreateFromFile(assembly)], Library)
            .GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString());

    /// <summary>The generated half of CircleCiClient, which leads to the clients, would have to be compiled with the hand-written one.</summary>
    private static string WithoutFrontDoor(string code)
    {
        var start = code.IndexOf("namespace CircleCi.Generated\n", StringComparison.Ordinal);
        return start < 0 ? code : code.Remove(start, code.IndexOf("namespace CircleCi.Generated.", start, StringComparison.Ordinal) - start);
    }

    private static byte[] Emit(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        var found = result.Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning).ToList();
        Assert.True(found.Count == 0, string.Join('\n', found.Take(5)));
        return image.ToArray();
    }

    private static SyntaxTree Parse(string code, string path, CSharpParseOptions? language = null) => CSharpSyntaxTree.ParseText(code, language ?? Language, path);

    /// <summary>The ids and the shared types, which are generated and of no version either.</summary>
    private static SyntaxTree Generated(string name)
    {
        var folder = Directory.CreateDirectory(Repository.At("artifacts", name, Guid.NewGuid().ToString("N")[..8]));
        try
        {
            var code = Path.Combine(folder.FullName, $"{name}.g.cs");
            Generator.GenerateAsync(Repository.At("specs", name, "openapi.json"), code, "CircleCi.Generated").GetAwaiter().GetResult();
            return Parse(File.ReadAllText(code), code);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // The maps of models are in a file of their own, so that the rest knows no models.
    private static bool IsOfNoVersion(string path) => !path.EndsWith(Path.Combine("Shared", "CircleCiMapJsonConverter.cs"), StringComparison.Ordinal)
        && Path.GetRelativePath(Repository.At("src", "CircleCi.Generated"), path).Split(Path.DirectorySeparatorChar)[0] is var top && top is not ("obj" or "bin" or "Webhooks" or "Logs" or "Waiting") && !(top[0] == 'V' && !top.EndsWith(".cs", StringComparison.Ordinal));
}
