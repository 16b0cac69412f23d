using CircleCi.Build.Import;
using CircleCi.Build.Regeneration;
using Newtonsoft.Json.Linq;

namespace CircleCi.Build.Tests.Regeneration;

/// <summary>A reviewer who does not know the code reads first what is to be decided, and nothing twice.</summary>
public class Reports
{
    private static readonly ApiState Api = new(
        "v2",
        JObject.Parse(
            """
            {
              "paths": {
                "/job/{id}": {"get": {"operationId": "Jobs_Get", "summary": "Gets a job."}},
                "/context": {"get": {"operationId": "Contexts_List", "summary": "Lists contexts.", "parameters": [{"in": "query", "name": "owner-type"}]}}
              },
              "components": {"schemas": {"User": {"properties": {"login": {}, "created-at": {}}}, "WorkflowStatus": {"enum": ["on_hold"]}}}
            }
            """),
        NameLock.Parse("names.json", "{}"));

    private static readonly Fact[] All =
    [
        new(FactKind.Kept, "GET /job/{}", "CircleCI no longer describes it; last described in October 2025", true, "\"dropped\": {\"GET /job/{}\": \"the reason\"}"),
        new(FactKind.Kept, "WorkflowStatus 'on_hold'", "CircleCI no longer describes it; last described in October 2025", true, null),
        new(FactKind.Held, "User.login", "CircleCI says text; stays a UUID", true, "\"taken\": {\"User.login\": \"the reason\"}"),
        new(FactKind.Required, "GET /context query owner-type", "CircleCI requires it; it stays optional", true, null),
        new(FactKind.Respelled, "User.created-at", "CircleCI writes created_at; both are read", true, null),
        new(FactKind.LeftOut, "POST /upload", "its body is multipart", true, null),
        new(FactKind.Held, "User.created-at", "CircleCI says text; stays a time", false, null),
        new(FactKind.Kept, "User.login", "CircleCI no longer describes it", false, null),
        new(FactKind.Kept, "User.created-at", "CircleCI no longer describes it", false, null),
    ];

    [Fact]
    public void Say_first_what_is_to_be_decided_then_what_users_gain_then_what_has_no_effect()
    {
        var report = Report.Write(Of(All, new Change(Level.Minor, ChangeKind.Added, "circle.V2.Jobs.Get (GET /job/{id})", "new: Gets a job."), new Change(Level.Major, ChangeKind.Removed, "V2.User", "`Email` (`string`) is gone")));

        Assert.Equal(
            [
                "To decide: what breaks", "To decide: what CircleCI requires now", "To decide: what CircleCI no longer describes", "To decide: what CircleCI describes otherwise",
                "To decide: where our own code stands on these", "To write: responses of the sandbox that deviate from the new description", "New calls", "Written with another spelling", "Omitted",
            ],
            report.Split('\n').Where(l => l.StartsWith("## ", StringComparison.Ordinal)).Select(l => l[3..]));
        Assert.Contains("- `circle.V2.Jobs.Get` (GET /job/{id}): CircleCI no longer describes it; last described in October 2025. To decide otherwise, write into specs/v2/names.json: `\"dropped\": {\"GET /job/{}\": \"the reason\"}`.\n", report);
        Assert.Contains("- `V2.WorkflowStatus`: `OnHold`: CircleCI no longer describes it;", report);
        Assert.Contains("- `V2.User`: `Login`: CircleCI says text; stays a UUID. To decide otherwise,", report);
        Assert.Contains("- `circle.V2.Contexts.List` (GET /context): `OwnerType`: CircleCI requires it; it stays optional.\n", report);
        Assert.Contains("- v2, POST /upload: its body is multipart.\n", report);
        Assert.Contains("- GET /job/{} (V2): `src/CircleCi.Generated/V2/Job.cs:7`.\n", report);
        Assert.Contains("- `V2.Jobs.Get`: see the area Jobs in src/CircleCi.Generated.Testing.\n", report);
        Assert.Contains("The sandbox responds to it with an example of the description, until somebody implements it: src/CircleCi.Generated.Testing", report);
    }

    [Fact]
    public void Tell_what_was_told_before_in_one_line()
    {
        var report = Report.Write(Of(All));

        Assert.Contains("As before, and reported when it was new: 2 no longer described and kept, 1 of another type or nullability with CircleCI.", report);
        Assert.DoesNotContain("stays a time", report);
    }

    [Fact]
    public void Say_each_thing_once()
    {
        var lines = Report.Write(Of(All)).Split('\n').Where(l => l.StartsWith("- ", StringComparison.Ordinal)).ToList();

        Assert.Equal(lines.Distinct(), lines);
        Assert.Single(lines, l => l.Contains("requires it", StringComparison.Ordinal));
        Assert.Single(lines, l => l.Contains("last described", StringComparison.Ordinal) && l.Contains("OnHold", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(FactKind.Kept, Level.Minor)]
    [InlineData(FactKind.Returned, Level.Minor)]
    [InlineData(FactKind.Required, Level.Major)]
    [InlineData(FactKind.Held, Level.Patch)]
    [InlineData(FactKind.Respelled, Level.Patch)]
    [InlineData(FactKind.Renamed, Level.Patch)]
    [InlineData(FactKind.LeftOut, Level.Patch)]
    [InlineData(FactKind.Dropped, null)]
    public void Come_with_the_verdict_that_a_decision_has_where_it_is_new(object kind, object? level)
    {
        var decisions = new FactChanges([Api], [Api]);
        var fact = new Fact((FactKind)kind, "User.login", "so it is", true, null);

        Assert.Equal((Level?)level, decisions.ChangeOf(Api, fact)?.Level);
        Assert.Null(decisions.ChangeOf(Api, fact with { IsNew = false }));
    }

    [Fact]
    public void Have_words_for_every_kind_of_decision()
    {
        foreach (var kind in Enum.GetValues<FactKind>())
        {
            Assert.Contains("so it is", Report.Write(Of([new Fact(kind, "User.login", "so it is", true, null)])));
            Assert.Contains("reported when it was new: 1 ", Report.Write(Of([new Fact(kind, "User.login", "so it is", false, null)])));
        }
    }

    private static Findings Of(IReadOnlyList<Fact> facts, params Change[] changes)
    {
        var decisions = new FactChanges([Api], [Api]);
        var import = new ImportResult(2, 2, [], [], [], [], ["a note"], facts, [], [], [], []);
        return new Findings([Api], [Api], [import], [], new Verdict([.. changes, .. facts.Select(f => decisions.ChangeOf(Api, f)).OfType<Change>()]), "1.0.0", "2.0.0", "Compared.")
        {
            Uses = [new Use("src/CircleCi.Generated/V2/Job.cs", 7, new Part("V2", "GET /job/{}", "JobsClient", "Get", "Jobs.Get"))],
            Unfit = ["V2.Jobs.Get"],
        };
    }
}
