using CircleCi.Build.Import;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Commands;

/// <summary>specs/sources.json: the API versions, and where CircleCI describes them, if it does.</summary>
internal static class Sources
{
    private const string Name = "specs/sources.json";

    public static IReadOnlyDictionary<string, string?> Read()
    {
        var path = Path.Combine(Repository.Specs, "sources.json");
        return Parse(File.Exists(path) ? File.ReadAllText(path) : throw new CommandException($"{Name} is not there; write an object of versions into it, each with an address or null."));
    }

    /// <exception cref="ImportException">It is something else than an object of versions, each with an address or null.</exception>
    public static IReadOnlyDictionary<string, string?> Parse(string text) =>
        SourceReader.Parse(Name, text).Properties().ToDictionary(p => p.Name, p => p.Value switch
        {
            JValue { Type: JTokenType.Null } => null,
            JValue { Value: string address } when address.Trim().Length > 0 => address,
            var other => throw new ImportException(Name, $"{p.Name} is {other.ToString(Formatting.None)}; write an address, or null where CircleCI describes it nowhere."),
        });

    public static string Find(string version)
    {
        var sources = Read();
        if (!sources.TryGetValue(version, out var address))
            throw new CommandException($"'{version}' is no version; {Name} has {string.Join(", ", sources.Keys)}.");
        return address ?? throw new CommandException($"{Name} has no address for {version}; specify a file or an address.");
    }
}
