using CircleCi.Generated.Testing;
using Microsoft.CodeAnalysis;

namespace CircleCi.Surface.Tests.Listing;

/// <summary>docs/operations.md.</summary>
internal static class OperationsPage
{
    public static string Of(IReadOnlyList<(string Api, OperationTable Table)> apis) => $"""
        # Operations

        Every call of the APIs, with what the SDK knows of it. This page is made by the tests of `tests/CircleCi.Surface.Tests`; do not edit it.

        - **C#** has each call with `Async`, as here, and without, for callers that block, such as **PowerShell**. `options` can be left out. A last
          parameter `cancellationToken` is left out here.
        - **Token**: a personal one is good for every call. Where a project's token will do as well, the scope is named that it needs at least:
          Status, Read Only or Admin.
        - **Pages**: how a list is divided, by `token`, `offset` or `page`, or `whole` in one answer. With `Enumerate` instead of `List` or `Get` each of
          them gives all items, page by page.
        - **Again**: what the call is tried again after. `failures` are connection errors, 408, 429 and 5xx; `refusals` are 429 and a server that cannot be
          connected to: after anything else CircleCI may have acted.
        {string.Concat(apis.Select(a => Version(a.Api, a.Table.Areas())))}
        """;

    private static string Version(string api, IReadOnlyList<IGrouping<string, OperationRow>> areas) =>
        $"\n## circle.{api}: {areas.Sum(a => a.Count())} operations\n{string.Concat(areas.Select(Area))}";

    private static string Area(IGrouping<string, OperationRow> area) => $"""

        ### {area.Key}

        | HTTP | C# | PowerShell | Token | Pages | Again |
        |---|---|---|---|---|---|
        {string.Concat(area.Select(Row))}
        """;

    private static string Row(OperationRow row)
    {
        List<string> arguments = [.. row.Symbol.Parameters.Where(p => p.Type.Name != nameof(CancellationToken)).Select(p => p.Name)];
        var note = row.Obsolete is null ? "" : "<br>obsolete";
        return $"| `{row.Method} {row.FullPath}`{note} | `{row.Call}Async({string.Join(", ", arguments)})` | `${row.Call}({string.Join(", ", arguments.Select(a => $"${a}"))})` "
            + $"| personal{Token(row.ProjectToken)} | {row.List} | {row.Again} |\n";
    }

    private static string Token(SandboxTokenScope? scope) => scope switch
    {
        null => "",
        SandboxTokenScope.ReadOnly => ", Read Only",
        var other => $", {other}",
    };
}
