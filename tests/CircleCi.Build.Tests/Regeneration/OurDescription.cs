using CircleCi.Build.Import;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Tests.Regeneration;

/// <summary>The committed description of an API version, in the part of upstream's: what only we keep is not in it.</summary>
internal static class OurDescription
{
    private const string LastDescribed = "x-last-described";

    public static JObject AsUpstream(string version)
    {
        var folder = new ApiFolder(Path.Combine(Repository.Specs, version));
        var path = new[] { true, false }.Select(folder.Document).Single(File.Exists);
        var document = JObject.Parse(File.ReadAllText(path));
        // By these a document of ours is known.
        document.Remove(Finisher.Areas);
        ((JObject)document["info"]!).Remove("x-described");
        foreach (var mark in document.Descendants().OfType<JProperty>().Where(p => p.Name == LastDescribed).ToList())
        {
            if (mark.Value is JObject values)
            {
                Remove((JArray)mark.Parent!["enum"]!, [.. values.Properties().Select(p => p.Name)]);
                mark.Remove();
            }
            else if (mark.Parent!.Parent is JProperty { Parent: JObject owner } place)
                Forget(place, owner);
            else
                mark.Parent.Remove();
        }

        foreach (var empty in document["paths"]!.Children<JProperty>().Where(p => p.Value is JObject { Count: 0 }).ToList())
            empty.Remove();
        return document;
    }

    /// <summary>A folder with our names and words, into which this description was imported once.</summary>
    public static async Task<ApiFolder> ImportAsync(string version, string path)
    {
        var committed = new ApiFolder(Path.Combine(Repository.Specs, version));
        var folder = new ApiFolder(Path.Combine(path, version));
        Directory.CreateDirectory(folder.Path);
        File.Copy(committed.Names, folder.Names);
        await File.WriteAllTextAsync(folder.Overlay, WordsOf(committed));
        await Importer.ImportAsync("upstream", AsUpstream(version), folder, default, "2025-10");
        return folder;
    }

    /// <summary>overlay.yaml without the corrections of upstream's document, which are made in ours already.</summary>
    public static string WordsOf(ApiFolder committed)
    {
        var overlay = SourceReader.Parse(committed.Overlay, File.ReadAllText(committed.Overlay));
        foreach (var action in overlay["actions"]!.Where(a => (string?)a["x-stage"] == "upstream").ToList())
            action.Remove();
        return overlay.ToString();
    }

    private static void Forget(JProperty place, JObject owner)
    {
        if (owner.Parent is JProperty { Name: "properties", Parent: JObject schema } && schema["required"] is JArray required)
            Remove(required, [place.Name]);
        place.Remove();
    }

    private static void Remove(JArray list, HashSet<string> values)
    {
        foreach (var value in list.Where(v => values.Contains((string)v!)).ToList())
            value.Remove();
    }
}
