using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Testing.Server;

/// <summary>A path with parameters. A slug is one parameter over several segments; an id in its place, or a slug with escaped slashes, is one segment.</summary>
internal sealed class Route
{
    private readonly (string Text, int MaxSegments)[] _parts;

    public Route(string path, IEnumerable<JObject> parameters)
    {
        var types = parameters.Where(p => (string?)p["in"] == "path").ToDictionary(p => (string)p["name"]!, p => p["x-one-segment"] is null ? (string?)p["x-type"] : null);
        _parts = [.. path.Split('/').Select(part => (part, part.StartsWith('{') ? Segments(types[part.Trim('{', '}')]) : 0))];
        Words = _parts.Count(p => p.MaxSegments == 0);
        var slugs = _parts.Where(p => p.MaxSegments > 1).Sum(p => p.MaxSegments - 1);
        Lengths = slugs == 0 ? [_parts.Length] : [_parts.Length, _parts.Length + slugs];
    }

    /// <summary>How many segments a path may have, the empty one before the first slash included.</summary>
    public IReadOnlyList<int> Lengths { get; }

    /// <summary>How many segments are no parameters.</summary>
    public int Words { get; }

    /// <summary>The values of the parameters, unescaped, if it matches.</summary>
    public IReadOnlyDictionary<string, string>? Match(string[] segments)
    {
        // There is one slug in a path at most.
        var slug = segments.Length - _parts.Length + 1;
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        var next = 0;
        foreach (var (text, max) in _parts)
        {
            if (max == 0)
            {
                if (segments[next] != text && Uri.UnescapeDataString(segments[next]) != text)
                    return null;
                next++;
                continue;
            }

            var count = max > 1 ? slug : 1;
            values.Add(text.Trim('{', '}'), string.Join('/', segments.Skip(next).Take(count).Select(Uri.UnescapeDataString)));
            next += count;
        }

        return values;
    }

    private static int Segments(string? type) => type switch
    {
        "ProjectSlug" => 3,
        "OrgSlug" => 2,
        _ => 1,
    };
}
