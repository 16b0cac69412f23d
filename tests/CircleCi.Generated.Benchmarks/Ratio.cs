namespace CircleCi.Generated.Benchmarks;

/// <summary>A cost as a part of another's.</summary>
/// <param name="Value">The median over the rounds, in each of which both had the same machine.</param>
/// <param name="Spread">How far from it the rounds in the middle are: the noise.</param>
public readonly record struct Ratio(double Value, double Spread)
{
    public static Ratio Of(IEnumerable<double> ours, IEnumerable<double> theirs)
    {
        var rounds = ours.Zip(theirs, (our, their) => our / their).Order().ToList();
        return new Ratio(Rounds.Median(rounds), (rounds[rounds.Count * 3 / 4] - rounds[rounds.Count / 4]) / 2);
    }
}
