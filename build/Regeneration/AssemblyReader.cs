using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CircleCi.Build.Regeneration;

/// <summary>Reads a compiled assembly as the compiler of a program that uses it does, nullability included.</summary>
internal static class AssemblyReader
{
    /// <summary>What the SDK is made of: the framework, as far as this program has it, and Newtonsoft.Json.</summary>
    private static readonly IReadOnlyList<MetadataReference> Dependencies =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(File.Exists).Select(path => MetadataReference.CreateFromFile(path))];

    public static IAssemblySymbol Read(string path)
    {
        // A copy in memory: the file may be built anew while this program looks at it.
        var reference = MetadataReference.CreateFromImage(File.ReadAllBytes(path));
        var compilation = CSharpCompilation.Create("reader", references: [.. Dependencies, reference]);
        return (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!;
    }
}
