using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CircleCi.Build.Tests.Regeneration;

/// <summary>Compiles generated code with the SDK's hand-written sources that know of no API version, in this process.</summary>
internal static class Compiler
{
    private static readonly CSharpParseOptions Language = new(LanguageVersion.Preview, preprocessorSymbols: ["NET", "NET6_0_OR_GREATER", "NET7_0_OR_GREATER", "NET8_0_OR_GREATER"]);

    private static readonly Lazy<IReadOnlyList<SyntaxTree>> HandWritten = new(() =>
    [
        .. Directory.EnumerateFiles(Repository.At("src", "CircleCi.Generated"), "*.cs", SearchOption.AllDirectories).Where(IsOfNoVersion).Select(path => Parse(File.ReadAllText(path), path)),
        Parse("global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;", "Usings.cs"),
    ]);

    private static readonly IReadOnlyList<MetadataReference> Framework =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(p => !Path.GetFileName(p).StartsWith("CircleCi", StringComparison.Ordinal)).Select(p => MetadataReference.CreateFromFile(p))];

    public static void Compile(string generated, string assembly)
    {
        var compilation = CSharpCompilation.Create(
            "CircleCi.Generated",
            [.. HandWritten.Value, Parse(File.ReadAllText(generated), generated)],
            Framework,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: true));
        var result = compilation.Emit(assembly);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5)));
    }

    /// <summary>What the compiler has against a program that uses an SDK.</summary>
    public static IEnumerable<string> Errors(string program, string assembly) =>
        CSharpCompilation.Create("Program", [Parse(program, "Program.cs")], [.. Framework, MetadataReference.CreateFromFile(assembly)], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString());

    private static SyntaxTree Parse(string code, string path) => CSharpSyntaxTree.ParseText(code, Language, path);

    private static bool IsOfNoVersion(string path) =>
        Path.GetRelativePath(Repository.At("src", "CircleCi.Generated"), path).Split(Path.DirectorySeparatorChar)[0] is var top && top is not ("obj" or "bin" or "Webhooks" or "Logs" or "Waiting") && !(top[0] == 'V' && !top.EndsWith(".cs", StringComparison.Ordinal));
}
