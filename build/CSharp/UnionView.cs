using Newtonsoft.Json.Linq;

namespace CircleCi.Build.CSharp;

/// <summary>How C# shows a value that is one of several kinds of JSON.</summary>
/// <param name="Name">The class.</param>
/// <param name="Docs">What it is.</param>
/// <param name="Cases">The kinds.</param>
/// <param name="HasText">Whether a text is one.</param>
/// <param name="Scalars">Those of them that are known by their type alone.</param>
/// <param name="Models">Those that are objects with a type of their own.</param>
internal sealed record UnionView(string Name, string Docs, IReadOnlyList<CaseView> Cases, bool HasText, IReadOnlyList<ScalarView> Scalars, IReadOnlyList<CaseView> Models)
{
    public bool IsUnion => true;

    public static UnionView Of(string name, JObject schema)
    {
        var cases = schema["x-union"]!.Select(c => ((string)c!).Split(" if ")).Select(c => (Kind: c[0], Signs: c.Length > 1 ? c[1].Split(" or ") : [])).ToList();
        var kinds = cases.Select(c => c.Kind).ToHashSet();
        var views = cases.Select(c => CaseView.Of(c.Kind, c.Signs, kinds)).ToList();
        return new UnionView(
            name,
            CSharp.Docs.Of((string?)schema["description"]),
            views,
            kinds.Contains("string"),
            [.. views.Where(v => v.IsScalar).Select(v => new ScalarView(v.Name, v.Name.ToLowerInvariant() + "Value"))],
            [.. views.Where(v => v.IsModel)]);
    }
}

/// <param name="Name">What it is called.</param>
/// <param name="Variable">What its value is read into.</param>
internal sealed record ScalarView(string Name, string Variable);

/// <summary>One kind of JSON that a union may be.</summary>
internal sealed record CaseView(string Name, string TypeName)
{
    /// <summary>Whether it is a flag or a number.</summary>
    public bool IsScalar { get; init; }

    public bool IsModel { get; init; }

    public bool IsInteger { get; init; }

    /// <summary>Whether a number that is no integer is none of the kinds.</summary>
    public bool IsOnlyNumber { get; init; }

    /// <summary>Whether a character could be taken for the integer that stands for it.</summary>
    public bool TakesCharacters { get; init; }

    /// <summary>Of an object: what any of which tells that it is this case, as literals.</summary>
    public IReadOnlyList<string> Signs { get; init; } = [];

    public static CaseView Of(string kind, string[] signs, HashSet<string> kinds) => kind switch
    {
        "boolean" => new CaseView("Boolean", Shape.Boolean.Type) { IsScalar = true },
        "integer" => new CaseView("Integer", Shape.Integer.Type) { IsScalar = true, IsInteger = true, IsOnlyNumber = !kinds.Contains("number") },
        "number" => new CaseView("Number", Shape.Number.Type) { IsScalar = true },
        "string" => new CaseView("String", Shape.Text.Type) { TakesCharacters = kinds.Contains("integer") },
        "object" => new CaseView("Object", "Newtonsoft.Json.Linq.JObject"),
        "array" => new CaseView("Array", "Newtonsoft.Json.Linq.JArray"),
        _ => new CaseView(kind, kind) { IsModel = true, Signs = [.. signs.Select(Literal.Of)] },
    };
}
