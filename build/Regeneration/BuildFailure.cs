using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CircleCi.Build.Regeneration;

/// <summary>Says in one line where in the description, or in the repository, the reason is that something could not be built.</summary>
/// <param name="workspace">Where it was built.</param>
/// <param name="apis">What it was built from; none for the SDK as it is.</param>
internal sealed class BuildFailure(Workspace workspace, IReadOnlyList<ApiState> apis)
{
    /// <summary>Says it.</summary>
    /// <param name="what">What was done.</param>
    /// <param name="errors">What the build said.</param>
    public string Tell(string what, IReadOnlyList<BuildError> errors)
    {
        var rest = $"Nothing was changed. All that was said is in {Journal.Place}.";
        // What is generated comes first: the rest may follow from it.
        var error = errors.OrderBy(e => IsGenerated(e) ? 0 : 1).FirstOrDefault();
        var count = errors.Select(e => (e.File, e.Line)).Distinct().Count();
        var more = count > 1 ? $", and {count - 1} more {(count == 2 ? "place" : "places")}" : "";
        return error switch
        {
            null => $"{what} failed, and does not say why. {rest}",
            { File: "" } => $"{what} failed: {error.Message.TrimEnd('.')}. {rest}",
            _ when apis.Count == 0 => $"{workspace.Relative(error.File)}:{error.Line}{more}: the SDK as it is does not compile ({error.Code}). Mend that first. {rest}",
            _ when IsGenerated(error) => $"{PlaceOf(error)}{more}: what is generated for it does not compile ({error.Code}). That is a fault of the generator in build/CSharp or build/templates, or of build/Import; until it is mended, take it out of the description in overlay.yaml. {rest}",
            _ => $"{workspace.Relative(error.File)}:{error.Line}{more}: does not compile with the new description ({error.Code}). Mend it, or keep what it uses in names.json. {rest}",
        };
    }

    private static bool IsGenerated(BuildError error) => error.File.EndsWith(".g.cs", StringComparison.Ordinal) && error.File.Replace('\\', '/').Contains("/obj/generated/", StringComparison.Ordinal);

    /// <summary>The operation or the type of the description that a line of generated code is for.</summary>
    private string PlaceOf(BuildError error)
    {
        var name = Path.GetFileName(error.File)[..^".g.cs".Length];
        var api = apis.FirstOrDefault(a => a.Api == name);
        var version = api?.Version ?? name.ToLowerInvariant();
        if (!File.Exists(error.File))
            return version;
        var text = CSharpSyntaxTree.ParseText(File.ReadAllText(error.File));
        var lines = text.GetText().Lines;
        var node = text.GetRoot().FindNode(lines[Math.Clamp(error.Line - 1, 0, lines.Count - 1)].Span);
        var type = node.AncestorsAndSelf().OfType<BaseTypeDeclarationSyntax>().LastOrDefault()
            // A line may stand between two types, or have both its end and the next one's begin.
            ?? text.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>().LastOrDefault(t => t.GetLocation().GetLineSpan().StartLinePosition.Line <= error.Line - 1);
        if (type is null)
            return version;
        var member = node.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().FirstOrDefault(m => m.Parent == type);
        return $"{version}, {Places.OfSource(api, type.Identifier.Text, NameOf(member))}";
    }

    private static string? NameOf(MemberDeclarationSyntax? member) => member switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        FieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.Text,
        _ => null,
    };
}
