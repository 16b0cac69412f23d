using CircleCi.Build.Import;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Tests.Regeneration;

/// <summary>Two changes at once: nothing that programs are compiled against is lost, and each is told as it is told alone.</summary>
public class Pairs
{
    /// <summary>One pair of so many is tried; all of them where CIRCLECI_ALL_PAIRS is set, which takes minutes.</summary>
    private static readonly int Share = Environment.GetEnvironmentVariable("CIRCLECI_ALL_PAIRS") is null ? 23 : 1;

    private const string Month = "2026-08";

    [Fact]
    public async Task Of_changes_break_nothing_and_hide_nothing()
    {
        using var temporary = new TemporaryFolder();
        var folder = await SmallDocument.ImportAsync(Path.Combine(temporary.Path, "v2"));
        var (text, names) = (File.ReadAllText(folder.Document(isSwagger2: false)), File.ReadAllText(folder.Names));
        var before = JObject.Parse(text);
        var small = SmallDocument.Create();
        var alone = new List<(Mutation Mutation, HashSet<string> Touched, HashSet<string> Facts)>();
        foreach (var mutation in Mutations.All)
        {
            var document = (JObject)small.DeepClone();
            mutation.Change(document);
            var touched = Touched(small, document);
            alone.Add((mutation, touched, await FactsOf(document)));
        }

        var (number, tried, wrong) = (0, 0, new List<string>());
        foreach (var one in alone)
        {
            foreach (var other in alone.Where(o => o.Mutation != one.Mutation))
            {
                if (number++ % Share != 0 || Apply(small, one.Mutation, other.Mutation) is not { } document)
                    continue;
                tried++;
                try
                {
                    var facts = await FactsOf(document);
                    var breaches = Contract.Breaches(before, JObject.Parse(File.ReadAllText(folder.Document(isSwagger2: false)))).ToList();
                    if (breaches.Count > 0)
                        wrong.Add($"{one.Mutation.Name} + {other.Mutation.Name}: {breaches[0]}");
                    else if (!one.Touched.Overlaps(other.Touched) && !facts.SetEquals(one.Facts.Union(other.Facts)))
                        wrong.Add($"{one.Mutation.Name} + {other.Mutation.Name}: {string.Join("; ", facts.Except(one.Facts).Except(other.Facts).Select(f => "only together: " + f).Concat(one.Facts.Union(other.Facts).Except(facts).Select(f => "only alone: " + f)))}");
                }
                catch (ImportException e)
                {
                    wrong.Add($"{one.Mutation.Name} + {other.Mutation.Name}: {e.Message}");
                }
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {tried} pairs are wrong:\n{string.Join('\n', wrong.Take(20))}");
        Assert.True(tried > 300);

        async Task<HashSet<string>> FactsOf(JObject document)
        {
            await File.WriteAllTextAsync(folder.Document(isSwagger2: false), text);
            await File.WriteAllTextAsync(folder.Names, names);
            var result = await Importer.ImportAsync("upstream", document, folder, default, Month);
            return [.. result.Facts.Select(f => $"{f.Kind} {f.Place}: {f.What}")];
        }
    }

    /// <summary>Both changes; null where one leaves nothing for the other to change.</summary>
    private static JObject? Apply(JObject small, Mutation one, Mutation other)
    {
        var document = (JObject)small.DeepClone();
        try
        {
            one.Change(document);
            other.Change(document);
            return document;
        }
        catch (Exception e) when (e is NullReferenceException or InvalidOperationException or ArgumentException or InvalidCastException or KeyNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The operations and schemas that differ, with the schemas below them, and the document itself where anything else does.</summary>
    private static HashSet<string> Touched(JObject before, JObject after)
    {
        var (was, now) = (Parts(before), Parts(after));
        HashSet<string> touched = [];
        var open = new Queue<string>(was.Keys.Union(now.Keys).Where(k => !JToken.DeepEquals(was.GetValueOrDefault(k), now.GetValueOrDefault(k))));
        while (open.TryDequeue(out var part))
        {
            if (!touched.Add(part))
                continue;
            foreach (var reference in new[] { was, now }.Select(d => d.GetValueOrDefault(part)).OfType<JContainer>().SelectMany(d => d.DescendantsAndSelf()).OfType<JProperty>().Where(p => p is { Name: "$ref", Value: JValue }))
                open.Enqueue(((string)reference.Value!).Split('/')[^1]);
        }

        return touched;
    }

    private static Dictionary<string, JToken> Parts(JObject document)
    {
        Dictionary<string, JToken> parts = new(StringComparer.Ordinal);
        foreach (var path in document["paths"]!.Children<JProperty>())
            parts.Add(Paths.Nameless(path.Name), path.Value);
        foreach (var schema in document["components"]!["schemas"]!.Children<JProperty>())
            parts.Add(schema.Name, schema.Value);
        var rest = (JObject)document.DeepClone();
        rest.Remove("paths");
        ((JObject)rest["components"]!).Remove("schemas");
        parts.Add("document", rest);
        return parts;
    }
}
