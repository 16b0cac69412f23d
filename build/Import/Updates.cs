using CircleCi.Build.CSharp;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Import;

/// <summary>
/// Requests that can be created from a response. overlay.yaml specifies the model (<c>x-update-of: Schedule</c>). The members that both have are copied, except
/// secrets, which are masked in responses, and the members in <c>x-update-except</c>. The template of the request's constructor prints the statements.
/// </summary>
internal sealed class Updates(JObject document, JObject schemas)
{
    private readonly Schemas _shapes = new(document);

    public const string Key = "x-update-of";
    private const string Except = "x-update-except";

    /// <summary>The input of the template: the type of the model, and the statements.</summary>
    private const string Result = "x-from";

    /// <summary>Whether the constructor of a nested request is written by hand.</summary>
    private const string ByHand = "x-update-by-hand";

    /// <exception cref="ImportException">The model does not exist, or has no member in common with the request.</exception>
    public void Apply(string name, JObject request)
    {
        if ((string?)request[Key] is not { } source || (bool?)request[ByHand] is true)
            return;
        if (schemas[source] is not JObject model)
            throw new ImportException("overlay.yaml", $"{name} is an update of {source}, which is not a type; specify the name of a type that is returned.");
        var except = request[Except]?.Values<string>().ToHashSet() ?? [];
        var read = Members(model).ToDictionary(m => m.Name, StringComparer.Ordinal);
        var statements = Members(request)
            .Where(m => !except.Contains(m.Wire) && (bool?)m.Node["x-secret"] is not true && read.ContainsKey(m.Name))
            .Select(m => Statement(m, read[m.Name]))
            .OfType<string>()
            .ToList();
        if (statements.Count == 0)
            throw new ImportException("overlay.yaml", $"{name} is an update of {source}, but has no members in common with it; correct or remove the {Key}.");
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
                return $"if (global::CircleCi.Generated.Json.Members.IsSet({from})) {sent.Name} = global::CircleCi.Generated.Json.Members.CopyOf({from});";
            // A false or zero may be what stands for a member that did not come.
            if (shape.IsValue && !shape.IsNamed && read.IsRequired && !sent.IsRequired)
                return $"{sent.Name} = global::CircleCi.Generated.Json.Members.IfReceived(source, \"{read.Wire}\", {from});";
            // Null and an omitted member have different meanings.
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
