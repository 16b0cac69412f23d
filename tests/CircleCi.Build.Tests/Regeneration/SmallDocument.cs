using CircleCi.Build.Import;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Tests.Regeneration;

/// <summary>A few operations of v2 with everything below them: options, bodies, a union, enums, lists. It plays upstream's description.</summary>
internal static class SmallDocument
{
    private static readonly string[] Paths =
        ["/context", "/context/{contextId}", "/me", "/me/collaborations", "/organizations/{organizationId}/groups", "/webhook", "/webhook/{webhookId}", "/workflow/{workflowId}", "/workflow/{workflowId}/cancel"];

    public static JObject Create()
    {
        var document = OurDescription.AsUpstream("v2");
        foreach (var path in document["paths"]!.Children<JProperty>().Where(p => !Paths.Contains(p.Name)).ToList())
            path.Remove();
        HashSet<string> used = [];
        Follow(document["paths"]!);
        foreach (var component in document.SelectTokens("$.components['schemas','responses'].*").Select(c => (JProperty)c.Parent!).Where(c => !used.Contains(c.Name)).ToList())
            component.Remove();
        return document;

        void Follow(JToken node)
        {
            foreach (var reference in ((JContainer)node).DescendantsAndSelf().OfType<JProperty>().Where(p => p.Name == "$ref").Select(p => (string)p.Value!).ToList())
            {
                if (used.Add(reference.Split('/')[^1]))
                    Follow(document.SelectToken("$." + reference[2..].Replace('/', '.'))!);
            }
        }
    }

    /// <summary>A folder of v2 with this document, our lock of names and our words.</summary>
    public static async Task<ApiFolder> ImportAsync(string path)
    {
        var folder = new ApiFolder(path);
        Directory.CreateDirectory(path);
        var committed = new ApiFolder(Path.Combine(Repository.Specs, "v2"));
        File.Copy(committed.Names, folder.Names);
        await File.WriteAllTextAsync(folder.Overlay, WithOwnStatus(OurDescription.WordsOf(committed)));
        await ImportAsync(Create(), folder);
        return folder;
    }

    /// <summary>The status is a type of this document's own, so that changes of an enum are judged here. SharedValues tests types that descriptions share.</summary>
    private static string WithOwnStatus(string overlay)
    {
        var words = JObject.Parse(overlay);
        foreach (var action in words["actions"]!.Where(a => (string?)(a["update"] as JObject)?["x-type"] == "WorkflowStatus").ToList())
            action.Remove();
        return words.ToString();
    }

    public static async Task<ImportResult> ImportAsync(JObject document, ApiFolder folder)
    {
        var upstream = Path.Combine(folder.Path, "upstream.json");
        await File.WriteAllTextAsync(upstream, document.ToString());
        return await Importer.ImportAsync(upstream, folder, CancellationToken.None);
    }
}
