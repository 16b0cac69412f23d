namespace CircleCi.Build.Tests.Regeneration;

/// <summary>The judge says of each single change what a careful person would.</summary>
public class Verdicts(MutatedSdks sdks) : IClassFixture<MutatedSdks>
{
    public static TheoryData<string> All => [.. Mutations.All.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(All))]
    public void On_one_change_are_what_a_careful_person_says(string mutation)
    {
        var expected = Mutations.All.Single(m => m.Name == mutation);

        var verdict = sdks[mutation];

        var reasons = string.Join('\n', verdict.Changes.Select(c => $"{c.Level}: {c.Where}: {c.What}"));
        Assert.True(expected.Verdict == verdict.Level, $"{verdict.Level} instead of {expected.Verdict}:\n{reasons}");
        Assert.True(reasons.Contains(expected.Says, StringComparison.Ordinal), $"{expected.Says}\nis not said, but\n{reasons}");
    }
}
