using System.Text;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Benchmarks;

/// <summary>Makes sure that all those compared do the same work.</summary>
public static class Equality
{
    /// <summary>Compares what each of them, the SDK too, made of a response, or sends, with what it should be.</summary>
    /// <exception cref="InvalidOperationException">Someone got something else.</exception>
    public static async Task CheckAsync(string name, byte[] json, IEnumerable<Competitor> competitors)
    {
        var expected = Canonical.Of(Encoding.UTF8.GetString(json));
        foreach (var competitor in competitors)
        {
            var actual = Canonical.Of(Canonical.Write(await competitor.Work()));
            if (!JToken.DeepEquals(expected, actual))
                throw new InvalidOperationException($"{name}, {competitor}: not the same. {Canonical.Difference(expected, actual)}");
        }
    }
}
