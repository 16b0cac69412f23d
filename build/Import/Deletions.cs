using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Import;

/// <summary>
/// The lists that get shorter while they are read page after page: those of which the same area deletes items. A page's token leads to a place in the list, so that
/// what moves up meanwhile is skipped, and users have to be told (<c>x-shrinks</c>).
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
