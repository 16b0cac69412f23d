using System.Text.RegularExpressions;

namespace CircleCi.Build.CSharp;

/// <summary>The C# view of the request of an operation.</summary>
/// <param name="Verb">The HTTP method, as a literal.</param>
/// <param name="Start">The path up to its first parameter, as a literal.</param>
/// <param name="Route">The path with its parameters in braces, as a literal.</param>
/// <param name="Settings">The properties of the request that are set, as assignments.</param>
/// <param name="Steps">The calls that add to it.</param>
internal sealed partial record RequestView(string Verb, string Start, string Route, IReadOnlyList<string> Settings, IReadOnlyList<string> Steps)
{
    private const string ProjectSlug = "projectSlug";

    public static RequestView Of(Operation operation, string? obsolete)
    {
        var path = operation.Slug is { } slug ? operation.Path.Replace(slug, $"{{{ProjectSlug}}}", StringComparison.Ordinal) : operation.Path;
        var pieces = Parts().Split(path);
        return new RequestView(
            Literal.Of(operation.Method),
            Literal.Of($"api/{operation.Api.Version}{pieces[0]}"),
            Literal.Of($"/api/{operation.Api.Version}{operation.Path}"),
            [.. Set(operation, obsolete)],
            [.. InPath(operation, pieces), .. operation.Parameters.Where(p => p.In == "query").Select(InQuery), .. operation.Parameters.Where(p => p.In == "header").Select(InHeader), .. InBody(operation)]);
    }

    private static IEnumerable<string> Set(Operation operation, string? obsolete)
    {
        if (obsolete is not null)
            yield return $"Obsolete = {obsolete}";
        if (operation.Response is { Media: not Media.Json } response)
            yield return $"Accept = {Literal.Of(response.Media)}";
        if (operation.Body is { Media: not Media.Json } body)
            yield return $"ContentType = {Literal.Of(body.Media)}";
        if (operation.IsIdempotent != operation.IsMethodIdempotent)
            yield return $"IsIdempotent = {(operation.IsIdempotent ? "true" : "false")}";
    }

    /// <param name="operation">The operation.</param>
    /// <param name="pieces">The path: alternating text and parameter names.</param>
    private static IEnumerable<string> InPath(Operation operation, string[] pieces)
    {
        for (var i = 1; i < pieces.Length; i++)
        {
            if (i % 2 == 0 && pieces[i].Length > 0)
                yield return $"Append({Literal.Of(pieces[i])})";
            else if (i % 2 == 1 && operation.Slug is { } slug && pieces[i] == ProjectSlug)
                yield return $"Slug(\"{ProjectSlug}\", {nameof(ProjectSlug)}.InParts({ProjectSlug}){(slug.Contains("vcs-type", StringComparison.Ordinal) ? ", longName: true" : "")})";
            else if (i % 2 == 1)
                yield return Segment(operation.Parameters.FirstOrDefault(p => p.In == "path" && p.Wire == pieces[i]) ?? throw new ViewException($"{operation.Method} {operation.Path}", $"there is no parameter {pieces[i]}."));
        }
    }

    private static string Segment(Parameter parameter) => $"{(parameter.IsSlug ? "Slug" : "Segment")}({Literal.Of(parameter.Name)}, {parameter.Name})";

    private static string InQuery(Parameter parameter) => parameter.Either is var (id, slug)
        ? $"Either({Literal.Of(id)}, {Literal.Of(slug)}, {Literal.Of(parameter.Name)}, {parameter.Name})"
        : parameter.IsRequired
        ? $"Required({Literal.Of(parameter.Wire)}, {Literal.Of(parameter.Name)}, {parameter.Name})"
        : $"Optional({Literal.Of(parameter.Wire)}, options?.{parameter.Property})";

    private static string InHeader(Parameter parameter) => parameter.IsRequired
        ? $"RequiredHeader({Literal.Of(parameter.Wire)}, {Literal.Of(parameter.Name)}, {parameter.Name})"
        : $"OptionalHeader({Literal.Of(parameter.Wire)}, options?.{parameter.Property})";

    private static IEnumerable<string> InBody(Operation operation) => operation.Body is { } body ? [body.IsRequired ? "RequiredBody(request)" : "Body(request)"] : [];

    [GeneratedRegex(@"\{([^}]*)\}")]
    private static partial Regex Parts();
}
