using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CircleCi.Surface.Tests;

/// <summary>A statement in a program of a user's, compiled against the SDK.</summary>
internal static class UserProgram
{
    private static readonly IReadOnlyList<MetadataReference> Framework =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(p => Path.GetFileNameWithoutExtension(p) != "CircleCi.Generated").Select(p => MetadataReference.CreateFromFile(p))];

    /// <param name="parameters">What the statement uses, as the parameters of a method.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="folder">Where the SDK's assembly is: <c>netstandard2.0</c>, or nothing for the one of net8.0.</param>
    public static IReadOnlyList<Diagnostic> Errors(string parameters, string statement, string folder)
    {
        var source = $$"""
            #nullable enable
            #pragma warning disable CS1998
            using System;
            using System.Threading.Tasks;
            using CircleCi.Generated;
            using CircleCi.Generated.V2;
            using CircleCi.Generated.Webhooks;
            static class Program { static async Task Run({{parameters}}) { {{statement}} } }
            """;
        var compilation = CSharpCompilation.Create(
            "user",
            [CSharpSyntaxTree.ParseText(source)],
            [.. Framework, MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, folder, "CircleCi.Generated.dll"))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        return [.. compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)];
    }
}
