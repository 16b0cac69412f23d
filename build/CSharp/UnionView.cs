using Newtonsoft.Json.Linq;

namespace CircleCi.Build.CSharp;

/// <summary>The C# view of a value that is one of several kinds of JSON.</summary>
/// <param name="Name">The class.</param>
/// <param name="Docs">The documentation of the class.</param>
/// <param name="Cases">The kinds.</param>
/// <param name="HasText">Whether text is one of the kinds.</param>
/// <param name="Scalars">The kinds that are recognized by their JSON type.</param>
/// <param name="Models">The kinds that are objects with their own type.</param>
internal sealed record UnionView(string Name, string Docs, IReadOnlyList<CaseView> Cases, bool HasText, IReadOnlyList<ScalarView> Scalars, IReadOnlyList<CaseView> Models)
{
    public bool IsUnion => true;

    public static UnionView Of(string name, JObject schema)
    {
        var cases = schema["x-union"]!.Select(c => ((string)c!).Split(" if ")).Select(c => (Kind: c[0], Signs: c.Length > 1 ? c[1].Split(" or ") : [])).ToList();
        var kinds = cases.Select(c => c.Kind).ToHashSet();
        var views = cases.Select(c => CaseView.Of(name, c.Kind, c.Signs, kinds)).ToList();
        return new UnionView(
            name,
            CSharp.Docs.Of((string?)schema["description"]),
            views,
            kinds.Contains("string"),
            [.. views.Where(v => v.IsScalar).Select(v => new ScalarView(v.Name, v.Name.ToLowerInvariant() + "Value"))],
            [.. views.Where(v => v.IsModel)]);
    }
}

/// <param name="Name">The name of the kind.</param>
/// <param name="Variable">The variable for the value.</param>
internal sealed record ScalarView(string Name, string Variable);

/// <summary>One kind of JSON in a union.</summary>
internal sealed record CaseView(string Name, string TypeName)
{
    /// <summary>Whether it is a Boolean or a number.</summary>
    public bool IsScalar { get; init; }

    public bool IsModel { get; init; }

    /// <summary>Whether it is an object of which only the members are known, each of them a value of the union too.</summary>
    public bool IsMap { get; init; }

    /// <summary>Whether it is an array of whatever JSON.</summary>
    public bool IsArray { get; init; }

    /// <summary>The type, as documentation refers to it.</summary>
    public string Cref => TypeName.Replace('<', '{').Replace('>', '}');

    public bool IsInteger { get; init; }

    /// <summary>Whether a number that is not an integer matches none of the kinds.</summary>
    public bool IsOnlyNumber { get; init; }

    public bool IsText { get; init; }

    /// <summary>Whether a character could be converted to its numeric code by mistake.</summary>
    public bool TakesCharacters { get; init; }

    /// <summary>For an object: the members that identify this case, as literals. One is sufficient.</summary>
    public IReadOnlyList<string> Signs { get; init; } = [];

    public static CaseView Of(string union, string kind, string[] signs, HashSet<string> kinds) => kind switch
    {
        "boolean" => new CaseView("Boolean", Shape.Boolean.Type) { IsScalar = true },
        "integer" => new CaseView("Integer", Shape.Integer.Type) { IsScalar = true, IsInteger = true, IsOnlyNumber = !kinds.Contains("number") },
        "number" => new CaseView("Number", Shape.Number.Type) { IsScalar = true },
        "string" => new CaseView("String", Shape.Text.Type) { IsText = true, TakesCharacters = kinds.Contains("integer") },
        "object" => new CaseView("Object", $"CircleCiMap<{union}>") { IsMap = true },
        "array" => new CaseView("Array", "Newtonsoft.Json.Linq.JArray") { IsArray = true },
        _ => new CaseView(kind, kind) { IsModel = true, Signs = [.. signs.Select(Literal.Of)] },
    };
}
