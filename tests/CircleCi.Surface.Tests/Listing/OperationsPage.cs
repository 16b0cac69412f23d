using CircleCi.Generated.Testing;
using Microsoft.CodeAnalysis;

namespace CircleCi.Surface.Tests.Listing;

/// <summary>docs/operations.md.</summary>
internal static class OperationsPage
{
    private const string InPowerShell = "`[CircleCi.Generated.V2.ContextCreateRequest]@{ Name = 'deploy' }`";

    public static string Of(IReadOnlyList<(string Api, OperationTable Table)> apis) => $"""
        # Operations

        Every call of the APIs, with what the SDK knows of it. This page is made by the tests of `tests/CircleCi.Surface.Tests`; do not edit it.

        - **C#** has each call with `Async`, as here, and without, for callers that block, such as **PowerShell**. `options` can be left out. A last
          parameter `cancellationToken` is left out here.
        - **Takes** is the type of `request` or `options`. C# makes one with `new()`; in PowerShell it is {InPowerShell},
          with the namespace of the version.
        - **Token**: a personal one is good for every call. Where a project's token will do as well, the scope is named that it needs at least:
          Status, Read Only or Admin.
        - **Pages**: how a list is divided, by `token`, `offset` or `page`, or `whole` in one response. With `Enumerate` instead of `List` or `Get` each of
          them gives all items, page by page.
        - **Again**: what the call is tried again after. `failures` are connection errors, 408, 429 and 5xx; `refusals` are 429 and a server that cannot be
          connected to: after anything else CircleCI may have acted.
        - What CircleCI **no longer describes** stays for as long as it is answered, and says when it was last described.
        {string.Concat(apis.Select(a => Version(a.Api, a.Table.Areas())))}
        ## Made of several calls

        What takes more than one call has a method of its own, with `Async` and without:

        {string.Concat(Composed(apis).Select(c => $"- `{c}`\n"))}
        """;

    /// <summary>The methods of areas that are no operation and no enumeration of one.</summary>
    private static IEnumerable<string> Composed(IReadOnlyList<(string Api, OperationTable Table)> apis)
    {
        var rows = apis.SelectMany(a => a.Table.Areas()).SelectMany(a => a).ToList();
        var operations = rows.Select(r => r.Call).ToHashSet();
        var logs = rows[0].Symbol.ContainingAssembly.GetTypeByMetadataName("CircleCi.Generated.Logs.LogsClient")!;
        return rows
            .Select(r => (Path: r.Call[..r.Call.LastIndexOf('.')], Type: r.Symbol.ContainingType))
            .DistinctBy(a => a.Path)
            .Append((Path: "circle.Logs", Type: logs))
            .SelectMany(a => a.Type.GetMembers().OfType<IMethodSymbol>()
                .Where(m => m is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public } && m.Name.EndsWith("Async", StringComparison.Ordinal))
                .Where(m => !m.Name.StartsWith("Enumerate", StringComparison.Ordinal) && !operations.Contains($"{a.Path}.{m.Name[..^"Async".Length]}"))
                .Select(m => $"{a.Path}.{m.Name}({string.Join(", ", Given(m))})"));
    }

    private static string Version(string api, IReadOnlyList<IGrouping<string, OperationRow>> areas) =>
        $"\n## circle.{api}: {areas.Sum(a => a.Count())} operations{Kept(areas.Sum(a => a.Count(r => r.LastDescribed is not null)))}\n{string.Concat(areas.Select(Area))}";

    private static string Kept(int count) => count == 0 ? "" : $", {count} of them no longer described by CircleCI";

    private static string Area(IGrouping<string, OperationRow> area) => $"""

        ### {area.Key}

        | HTTP | C# | PowerShell | Takes | Token | Pages | Again |
        |---|---|---|---|---|---|---|
        {string.Concat(area.Select(Row))}
        """;

    private static string Row(OperationRow row)
    {
        var arguments = Given(row.Symbol);
        var takes = row.Symbol.Parameters.Where(p => p.Name is "request" or "options").Select(p => $"`{p.Type.Name}`");
        var note = (row.Obsolete is null ? "" : "<br>obsolete") + (row.LastDescribed is null ? "" : $"<br>no longer described by CircleCI; last described in {row.LastDescribed}") + (row.IsExample ? "<br>the sandbox answers an example" : "");
        return $"| `{row.Method} {row.FullPath}`{note} | `{row.Call}Async({string.Join(", ", arguments)})` | `${row.Call}({string.Join(", ", arguments.Select(a => $"${a}"))})` "
            + $"| {string.Join(", ", takes)} | personal{Token(row.ProjectToken)} | {row.List} | {row.Again} |\n";
    }

    private static List<string> Given(IMethodSymbol method) => [.. method.Parameters.Where(p => p.Type.Name != nameof(CancellationToken)).Select(p => p.Name)];

    private static string Token(SandboxTokenScope? scope) => scope switch
    {
        null => "",
        SandboxTokenScope.ReadOnly => ", Read Only",
        var other => $", {other}",
    };
}
