using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Regeneration;

/// <summary>What all changes together mean: the gravest of them decides.</summary>
internal sealed record Verdict(IReadOnlyList<Change> Changes)
{
    public Level Level => Changes.Select(c => c.Level).DefaultIfEmpty(Level.None).Max();

    /// <summary>The level as it is written: none, patch, minor or major.</summary>
    public string Name => NameOf(Level);

    public JArray Reasons => new(Changes.OrderByDescending(c => c.Level).Select(c => new JObject { ["level"] = NameOf(c.Level), ["what"] = c.What, ["where"] = c.Where }));

    private static string NameOf(Level level) => level.ToString().ToLowerInvariant();
}
