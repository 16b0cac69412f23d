using System.Globalization;
using CircleCi.Build;
using CircleCi.Generated.Http;
using CircleCi.Generated.Testing;
using CircleCi.Generated.Testing.Server;
using CircleCi.Generated.Testing.Tokens;
using CircleCi.Generated.Testing.World;
using Microsoft.CodeAnalysis;
using Newtonsoft.Json.Linq;

namespace CircleCi.Surface.Tests.Listing;

/// <summary>What the operations of an API version do on the wire, by its description, and how C# calls them, by the assembly.</summary>
/// <param name="assembly">The SDK.</param>
/// <param name="api">The version's namespace and client, such as V11.</param>
/// <param name="file">Its description, under specs/.</param>
internal sealed class OperationTable(PublicAssembly assembly, string api, string file)
{
    private static readonly IReadOnlyCollection<string> Alive = CircleCi.Generated.Testing.Areas.Handlers(new SandboxWorld(new SandboxClock())).Operations;

    public string Text()
    {
        var areas = Areas();
        return $"""
            // The {areas.Sum(a => a.Count())} operations of circle.{api}: HTTP method and path, list, what they are tried again after, and the call in C# with what it gives.
            // list: by token, offset or page; "whole" in one response. All of these can be enumerated, too, item by item.
            // again after "failures": connection errors, 408, 429 and 5xx; after "refusals": 429 and no connection, where CircleCI cannot have acted.

            {string.Join("\n\n", areas.Select(Area))}
            """;
    }

    /// <summary>The operations per area.</summary>
    public IReadOnlyList<IGrouping<string, OperationRow>> Areas() =>
        [.. Rows().OrderBy(r => r.Path, StringComparer.Ordinal).ThenBy(r => r.Method, StringComparer.Ordinal).GroupBy(r => r.Area).OrderBy(a => a.Key, StringComparer.Ordinal)];

    private static string Area(IGrouping<string, OperationRow> area)
    {
        var width = area.Max(r => r.Path.Length);
        var lines = area.Select(r => $"{r.Method,-6} {r.Path.PadRight(width)}  {r.List,-6}  {r.Again,-8}  {r.Call}({Declaration.Parameters(r.Symbol)}): {Declaration.Name(r.Symbol.ReturnType)}{(r.Obsolete is null ? "" : $"  OBSOLETE: {r.Obsolete}")}{(r.LastDescribed is null ? "" : $"  LAST DESCRIBED: {r.LastDescribed}")}{(r.IsExample ? "  EXAMPLE IN THE SANDBOX" : "")}");
        return string.Join('\n', lines.Prepend(area.Key));
    }

    private IEnumerable<OperationRow> Rows() =>
        from path in ((JObject)JObject.Parse(File.ReadAllText(Path.Combine(Repository.Specs, file)))["paths"]!).Properties()
        from method in ((JObject)path.Value).Properties()
        select Of(method.Name.ToUpperInvariant(), path.Name, (JObject)method.Value);

    private OperationRow Of(string verb, string path, JObject operation)
    {
        var (area, name) = ((string)operation["operationId"]!).Split('_') switch { var parts => (parts[0], parts[1]) };
        var client = assembly.Type($"{PublicAssembly.Sdk}.{api}.{area}Client");
        var method = client.GetMembers(name).OfType<IMethodSymbol>().MaxBy(m => m.Parameters.Length) ?? throw new InvalidOperationException($"{verb} {path}: {client.Name} has no method {name}.");
        var described = ApiDescription.Instance.Get($"{api}.{area}.{name}");
        return new OperationRow
        {
            Area = area,
            Method = verb,
            Path = path,
            FullPath = described.Path,
            List = List(operation, client, name),
            Again = new ApiRequest(verb, path, path).IsIdempotent ? "failures" : "refusals",
            ProjectToken = described.TakesProjectTokens ? Permissions.ScopeNeeded(described) : null,
            Call = $"circle.{api}.{area}.{name}",
            Symbol = method,
            LastDescribed = (string?)operation["x-last-described"] is { } month ? DateTime.ParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture).ToString("MMMM yyyy", CultureInfo.InvariantCulture) : null,
            IsExample = !Alive.Contains(described.Id),
            Obsolete = (string?)Declaration.Attribute(method, "Obsolete")?.ConstructorArguments[0].Value,
        };
    }

    private static string List(JObject operation, INamedTypeSymbol client, string name)
    {
        if (operation["x-items"] is not JObject items)
            return "-";
        var enumerate = "Enumerate" + name[(name.StartsWith("List", StringComparison.Ordinal) ? "List" : "Get").Length..];
        if (client.GetMembers(enumerate).Length == 0)
            throw new InvalidOperationException($"{client.Name} has no method {enumerate}, though {name} is described as a list.");
        return new[] { "token", "offset", "page" }.FirstOrDefault(items.ContainsKey) ?? "whole";
    }
}
