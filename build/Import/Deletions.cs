using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Import;

/// <summary>
/// The lists that can become shorter while they are enumerated, because the same area has an operation that deletes their items. A page token refers to a position
/// in the list, so items that move up meanwhile are skipped. <c>x-shrinks</c> adds a warning to the documentation, and leaves out the option to request pages ahead.
/// </summary>
internal static class Deletions
{
    public const string Key = "x-shrinks";

    public static void Apply(JObject document)
    {
        var operations = document["paths"]!.Children<JProperty>()
            .SelectMany(p => ((JObject)p.Value).Properties().Select(m => (Path: p.Name, Method: m.Name, Node: (JObject)m.Value)))
            .ToList();
        var deleted = operations.Where(o => o.Method == "delete" && o.Path.EndsWith('}')).Select(o => (Area(o.Node), LastWord(o.Path))).ToHashSet();
        foreach (var (path, _, node) in operations.Where(o => o.Node["x-items"]?["token"] is not null && !o.Path.EndsWith('}')))
        {
            if (deleted.Contains((Area(node), LastWord(path))))
                node[Key] = true;
        }
    }

    private static string Area(JObject operation) => (string)operation["tags"]![0]!;

    private static string LastWord(string path) => path.Split('/').Last(s => !s.StartsWith('{'));
}
