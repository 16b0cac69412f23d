namespace CircleCi.Build.Tests.Regeneration;

/// <summary>The judge says of each single change what a careful person would.</summary>
public class Verdicts(MutatedSdks sdks) : IClassFixture<MutatedSdks>
{
    private const string Program = """
        using System.Threading;
        using System.Threading.Tasks;
        using CircleCi.Generated;
        using CircleCi.Generated.V2;

        internal static class Program
        {
            private static async Task UseAsync(V2Client circle, CancellationToken stop)
            {
                circle.Users.GetCurrent();
                circle.Users.GetCurrent(stop);
                await circle.Users.GetCurrentAsync(cancellationToken: stop);
                circle.Users.ListCollaborations();
                await circle.Users.ListCollaborationsAsync(stop);
                foreach (var collaboration in circle.Users.EnumerateCollaborations(stop)) { }
                await foreach (var collaboration in circle.Users.EnumerateCollaborationsAsync(stop)) { }
            }
        }
        """;

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

    [Theory]
    [InlineData("before")]
    [InlineData("An optional parameter is added where there was none")]
    [InlineData("An optional parameter is added to a list that had none")]
    public void Of_nothing_breaks_hold_for_the_text_of_a_program(string sdk) =>
        Assert.Empty(Compiler.Errors(Program, sdks.AssemblyOf(sdk)));
}
