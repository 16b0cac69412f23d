using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Import;

/// <summary>Local references ($ref) of a document: every one resolves, and none leads back to itself.</summary>
internal sealed class References(JObject root)
{
    /// <summary>Keys under which sample data stands, in which $ref means nothing.</summary>
    private static readonly HashSet<string> Samples = ["example", "examples", "default", "enum", "const"];

    private const int MaxHops = 20;

    public static string Pointer(string parent, string key) => $"{parent}/{key.Replace("~", "~0").Replace("/", "~1")}";

    /// <summary>Follows references from <paramref name="node"/> to something that is none; gives that and where it stands.</summary>
    public (JToken Node, string Pointer) Follow(JToken node, string pointer)
    {
        List<string> seen = [];
        while (node is JObject { } reference && reference.TryGetValue("$ref", out var target))
        {
            var next = target.Type == JTokenType.String ? (string)target! : throw new ImportException(pointer, "$ref is not a string.");
            if (seen.Contains(next))
                throw new ImportException(pointer, $"the reference {next} leads back to itself ({string.Join(" -> ", seen)}).");
            if (seen.Count == MaxHops)
                throw new ImportException(pointer, $"follows more than {MaxHops} references in a row.");
            seen.Add(next);
            node = Find(next, pointer);
            pointer = next;
        }

        return (node, pointer);
    }

    /// <summary>Follows every reference of the document once, so that also those of unused parts are sound.</summary>
    public void CheckAll()
    {
        var open = new Stack<(JToken Node, string Pointer)>([(root, "#")]);
        while (open.TryPop(out var next))
        {
            if (next.Node is JObject o)
            {
                if (o["$ref"] is JValue)
                    Follow(o, next.Pointer);
                foreach (var property in o.Properties().Where(p => !IsSample(p, next.Pointer)))
                    open.Push((property.Value, Pointer(next.Pointer, property.Name)));
            }
            else if (next.Node is JArray a)
            {
                for (var i = 0; i < a.Count; i++)
                    open.Push((a[i], Pointer(next.Pointer, $"{i}")));
            }
        }
    }

    private static bool IsSample(JProperty property, string parent) =>
        Samples.Contains(property.Name) && !parent.EndsWith("/properties", StringComparison.Ordinal) && !parent.EndsWith("/responses", StringComparison.Ordinal);

    private JToken Find(string reference, string pointer)
    {
        if (!reference.StartsWith("#/", StringComparison.Ordinal))
            throw new ImportException(pointer, $"the reference {reference} leaves the document; specify one file that holds everything.");
        JToken? node = root;
        foreach (var part in reference[2..].Split('/'))
        {
            var key = Uri.UnescapeDataString(part).Replace("~1", "/").Replace("~0", "~");
            node = node switch
            {
                JObject o => o[key],
                JArray a when int.TryParse(key, out var i) && i >= 0 && i < a.Count => a[i],
                _ => null,
            };
            if (node is null)
                throw new ImportException(pointer, $"the reference {reference} points to nothing.");
        }

        return node;
    }
}
