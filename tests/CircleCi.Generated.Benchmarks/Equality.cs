using System.Text;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Benchmarks;

/// <summary>Makes sure that all those compared do the same work.</summary>
public static class Equality
{
    /// <summary>Compares what each of them, the SDK too, made of a response with what came.</summary>
    /// <exception cref="InvalidOperationException">Someone got something else.</exception>
    public static async Task CheckAsync(Subject subject, IEnumerable<Competitor> competitors)
    {
        var expected = Canonical.Of(Encoding.UTF8.GetString(subject.Bytes));
        foreach (var competitor in competitors)
        {
            var actual = Canonical.Of(Canonical.Write(await competitor.Read()));
            if (!JToken.DeepEquals(expected, actual))
                throw new InvalidOperationException($"{subject}, {competitor}: not what came. {Canonical.Difference(expected, actual)}");
        }
    }
}
