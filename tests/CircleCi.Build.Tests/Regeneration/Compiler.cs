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

    /// <summary>The hand-written sources, compiled once: most of the work is in them.</summary>
    private static readonly Lazy<MetadataReference> HandWritten = new(() => MetadataReference.CreateFromImage(Emit(CSharpCompilation.Create(
        "CircleCi.Generated.HandWritten",
        [
            .. Directory.EnumerateFiles(Repository.At("src", "CircleCi.Generated"), "*.cs", SearchOption.AllDirectories).Where(IsOfNoVersion).Select(path => Parse(File.ReadAllText(path), path)),
            Parse("[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"CircleCi.Generated\")]", "Internals.cs"),
            Usings,
        ],
        Framework,
        Library))));

    /// <summary>Compiles what was generated; the compiler has nothing against it, be it a warning.</summary>
    public static void Compile(string generated, string assembly) => File.WriteAllBytes(
        assembly,
        Emit(CSharpCompilation.Create("CircleCi.Generated", [Parse(File.ReadAllText(generated), generated), Usings], [.. Framework, HandWritten.Value], Library)));

    /// <summary>What the compiler has against a program that uses an SDK.</summary>
    public static IEnumerable<string> Errors(string program, string assembly) =>
        CSharpCompilation.Create("Program", [Parse(program, "Program.cs")], [.. Framework, HandWritten.Value, MetadataReference.CreateFromFile(assembly)], Library)
            .GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString());

    private static byte[] Emit(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.Empty(result.Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.ToString()).Take(5));
        return image.ToArray();
    }

    private static SyntaxTree Parse(string code, string path) => CSharpSyntaxTree.ParseText(code, Language, path);

    private static bool IsOfNoVersion(string path) =>
        Path.GetRelativePath(Repository.At("src", "CircleCi.Generated"), path).Split(Path.DirectorySeparatorChar)[0] is var top && top is not ("obj" or "bin" or "Webhooks" or "Logs" or "Waiting") && !(top[0] == 'V' && !top.EndsWith(".cs", StringComparison.Ordinal));
}
