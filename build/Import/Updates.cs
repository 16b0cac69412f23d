using CircleCi.Build.CSharp;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Import;

/// <summary>
/// Requests that are made of what was read, where overlay.yaml says of which model (<c>x-update-of: Schedule</c>): what both have in common is taken over, but for
/// secrets, which are masked when they are read, and what <c>x-update-except</c> names. The statements are handed to the template of the request's constructor.
/// </summary>
internal sealed class Updates(JObject document, JObject schemas)
{
    private readonly Schemas _shapes = new(document);

    public const string Key = "x-update-of";
    private const string Except = "x-update-except";

    /// <summary>What the template prints: the type that is read, and the statements.</summary>
    private const string Result = "x-from";

    /// <summary>What a request in a request is made of by a constructor that is written by hand.</summary>
    private const string ByHand = "x-update-by-hand";

    /// <exception cref="ImportException">There is no such model, or it has nothing in common with the request.</exception>
    public void Apply(string name, JObject request)
    {
        if ((string?)request[Key] is not { } source || (bool?)request[ByHand] is true)
            return;
        if (schemas[source] is not JObject model)
            throw new ImportException("overlay.yaml", $"{name} is an update of {source}, which is no type; write the name of the type that is read.");
        var except = request[Except]?.Values<string>().ToHashSet() ?? [];
        var read = Members(model).ToDictionary(m => m.Name, StringComparer.Ordinal);
        var statements = Members(request)
            .Where(m => !except.Contains(m.Wire) && (bool?)m.Node["x-secret"] is not true && read.ContainsKey(m.Name))
            .Select(m => Statement(m, read[m.Name]))
            .OfType<string>()
            .ToList();
        if (statements.Count == 0)
            throw new ImportException("overlay.yaml", $"{name} is an update of {source}, but has no member in common with it.");
        request[Result] = new JObject { ["source"] = source, ["members"] = new JArray(statements) };
    }

    private string? Statement(Member sent, Member read)
    {
        var shape = _shapes.Of(sent.Node);
        var readShape = _shapes.Of(read.Node);
        var from = $"source.{sent.Name}";
        if (shape.Type == readShape.Type)
        {
            if (shape is ListOf or MapOf)
                return $"{sent.Name} = global::CircleCi.Generated.Json.Members.CopyOf({from})!;";
            if (IsModel(shape.Type))
                return $"if (global::CircleCi.Generated.Json.Members.IsSet({from})) {sent.Name} = {from};";
            // Null says something else than being left out.
            return (bool?)sent.Node["x-null"] is true ? $"if ({from} is {{ }} {Local(sent.Name)}) {sent.Name} = {Local(sent.Name)};" : $"{sent.Name} = {from}{(sent.IsRequired ? "!" : "")};";
        }

        return (string?)schemas[shape.Type]?[Key] == readShape.Type
            ? $"if (global::CircleCi.Generated.Json.Members.IsSet({from})) {sent.Name} = global::CircleCi.Generated.Json.Members.OrNothing(new {shape.Type}({from}));"
            : null;
    }

    private bool IsModel(string type) => schemas[type] is JObject schema && schema["enum"] is null;

    private static string Local(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static IEnumerable<Member> Members(JObject schema) =>
        (schema["properties"] as JObject ?? []).Properties().Select(p => new Member(p.Name, (string?)p.Value["x-name"] ?? Names.Pascal(p.Name), (JObject)p.Value, schema["required"]?.Values<string>().Contains(p.Name) is true));

    private sealed record Member(string Wire, string Name, JObject Node, bool IsRequired);
}
