using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Commands;

/// <summary>specs/sources.json: the API versions, and where CircleCI describes them, if it does.</summary>
internal static class Sources
{
    public static IReadOnlyDictionary<string, string?> Read() =>
        JObject.Parse(File.ReadAllText(Path.Combine(Repository.Specs, "sources.json"))).Properties().ToDictionary(p => p.Name, p => (string?)p.Value);

    public static string Find(string version)
    {
        var sources = Read();
        if (!sources.TryGetValue(version, out var address))
            throw new CommandException($"'{version}' is no version; specs/sources.json has {string.Join(", ", sources.Keys)}.");
        return address ?? throw new CommandException($"specs/sources.json has no address for {version}; give a file or an address.");
    }
}
