namespace CircleCi.Build.Import;

/// <summary>The order of an object's members: upstream's changes from one publication to the next, so it is not kept.</summary>
internal static class Members
{
    private static readonly string[] First = ["id", "name", "slug", "number", "type", "state", "status", "items"];
    private static readonly string[] Last = ["created_at", "created-at", "updated_at", "updated-at", "next_page_token"];

    public static IEnumerable<KeyValuePair<string, SchemaUse>> Ordered(Schema schema) =>
        schema.Properties.OrderBy(p => Rank(p.Key)).ThenBy(p => p.Key, StringComparer.Ordinal);

    private static int Rank(string name)
    {
        var first = Array.IndexOf(First, name);
        return first >= 0 ? first : First.Length + 1 + Array.IndexOf(Last, name);
    }
}
