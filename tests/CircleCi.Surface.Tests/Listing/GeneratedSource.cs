using CircleCi.Build;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CircleCi.Surface.Tests.Listing;

/// <summary>The source that the build generated.</summary>
internal static class GeneratedSource
{
    /// <summary>A type of an API version, as it stands in the generated file, with its documentation.</summary>
    public static string Of(string api, string type)
    {
        var file = Repository.At("src", PublicAssembly.Sdk, "obj", "generated", $"{api}.g.cs");
        var declaration = CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot()
            .DescendantNodes(n => n is not TypeDeclarationSyntax)
            .OfType<TypeDeclarationSyntax>()
            .Single(t => t.Identifier.Text == type);
        var lines = declaration.ToFullString().Trim('\n').Split('\n').ToList();
        var indent = lines[0].Length - lines[0].TrimStart().Length;
        return string.Join('\n', lines.Select(l => l[..Math.Min(indent, l.Length)].Trim().Length == 0 ? l[Math.Min(indent, l.Length)..] : l)).TrimEnd();
    }
}
