using CircleCi.Build.Import;

namespace CircleCi.Build.Regeneration;

/// <summary>Finds operations whose id upstream has given to another one: a generator that follows ids would turn one call into another.</summary>
internal static class MovedIds
{
    public static IReadOnlyList<string> Find(ApiDocument document, NameLock names)
    {
        var holders = names.Calls.ToDictionary(c => c.Value[..c.Value.IndexOf('(')], c => c.Key, StringComparer.Ordinal);
        List<string> moved = [];
        foreach (var operation in document.Operations.Where(o => o.OperationId is not null && names.Calls.ContainsKey(o.Key)))
        {
            var (client, method, _) = NameLock.Split(operation.Key, names.Calls[operation.Key]);
            var byId = $"{client}.{NameRules.Method(operation, client)}";
            if (byId != $"{client}.{method}" && holders.TryGetValue(byId, out var holder))
                moved.Add($"CircleCI's id `{operation.OperationId}` is at {operation.Key} now. `{byId}` stays with {holder}; {operation.Key} is `{client}.{method}`.");
        }

        return moved;
    }
}
