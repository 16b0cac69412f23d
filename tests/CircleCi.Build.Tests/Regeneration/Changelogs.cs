using CircleCi.Build.Regeneration;

namespace CircleCi.Build.Tests.Regeneration;

public class Changelogs
{
    private static readonly Verdict Some = new(
    [
        new(Level.Minor, ChangeKind.Added, "circle.V2.Jobs.Get (GET /job)", "new: Gets a job."),
        new(Level.Minor, ChangeKind.Added, "V2.Job", "new"),
        new(Level.Major, ChangeKind.Removed, "V2.User", "`Login` (`string`) is gone"),
        new(Level.Patch, ChangeKind.Changed, "V2.User", "`Name` may be null now"),
        new(Level.Patch, ChangeKind.Changed, "V2.User", "`Id`: maxLength 3 is new"),
    ]);

    [Fact]
    public void Say_in_each_section_what_users_have_to_know() =>
        Assert.Equal(
            """
            # Changelog

            ## [Unreleased]

            ### Added

            - `circle.V2.Jobs.Get` (GET /job): Gets a job.
            - 1 type: `V2.Job`.

            ### Changed

            - `V2.User`: `Name` may be null now; `Id`: maxLength 3 is new.

            ### Removed

            - **Breaking:** `V2.User`: `Login` (`string`) is gone.

            ## [0.1.0] - 2026-01-01

            - All of it.

            """,
            Changelog.Add("# Changelog\n\n## [0.1.0] - 2026-01-01\n\n- All of it.\n", ChangelogEntry.Of(Some)));

    [Fact]
    public void Gather_what_is_not_released_without_saying_it_twice()
    {
        var entry = new ChangelogEntry([("Added", "b."), ("Changed", "c.")]);

        var once = Changelog.Add("# Changelog\n\n## [Unreleased]\n\n### Added\n\n- a.\n\n### Fixed\n\n- f.\n", entry);

        Assert.Equal("# Changelog\n\n## [Unreleased]\n\n### Added\n\n- a.\n- b.\n\n### Changed\n\n- c.\n\n### Fixed\n\n- f.\n", once);
        Assert.Equal(once, Changelog.Add(once, entry));
    }

    [Theory]
    [InlineData("V2.User", "new: `Email` (`string?`)", "`Email` (`string?`) is gone")]
    [InlineData("circle.V2.Jobs.Get (GET /job)", "new: Gets a job, or `404`.", "is gone")]
    [InlineData("V2.Job", "new", "is gone")]
    [InlineData("V2.User", "`Login` may be null now", "`Login` is never null any more")]
    [InlineData("V2.User", "`Login`: CircleCI no longer describes it, but it stays", "`Login`: CircleCI describes it again")]
    public void Say_nothing_of_a_change_and_its_reversal(string where, string there, string back)
    {
        const string before = "# Changelog\n\n## [Unreleased]\n\n### Fixed\n\n- f.\n\n## [0.1.0] - 2026-01-01\n\n- All of it.\n";
        var (forth, away) = (Of(there), Of(back));

        var once = Changelog.Add(before, forth, away);
        var twice = Changelog.Add(once, away, forth);

        Assert.NotEqual(before, once);
        Assert.Equal(before, twice);

        Verdict Of(string what) => new([new(Level.Minor, what.StartsWith("new", StringComparison.Ordinal) ? ChangeKind.Added : what.EndsWith("is gone", StringComparison.Ordinal) ? ChangeKind.Removed : ChangeKind.Changed, where, what)]);
    }

    [Fact]
    public void Keep_what_stands_beside_a_change_that_is_taken_back()
    {
        Verdict email = new([new(Level.Minor, ChangeKind.Added, "V2.User", "new: `Email` (`string?`)"), new(Level.Minor, ChangeKind.Added, "V2.User", "new: `Age` (`long?`)"), new(Level.Minor, ChangeKind.Added, "V2.A", "new"), new(Level.Minor, ChangeKind.Added, "V2.B", "new")]);
        Verdict back = new([new(Level.Major, ChangeKind.Removed, "V2.User", "`Email` (`string?`) is gone"), new(Level.Major, ChangeKind.Removed, "V2.A", "is gone"), new(Level.Major, ChangeKind.Removed, "V2.User", "`Login` (`string`) is gone")]);
        Verdict forth = new([new(Level.Minor, ChangeKind.Added, "V2.User", "new: `Email` (`string?`)"), new(Level.Minor, ChangeKind.Added, "V2.A", "new"), new(Level.Minor, ChangeKind.Added, "V2.User", "new: `Login` (`string`)")]);

        var text = Changelog.Add(Changelog.Add("# Changelog\n\n## [Unreleased]\n", email, new([])), back, forth);

        Assert.Equal("# Changelog\n\n## [Unreleased]\n\n### Added\n\n- `V2.User`: `Age` (`long?`).\n- 1 type: `V2.B`.\n\n### Removed\n\n- **Breaking:** `V2.User`: `Login` (`string`) is gone.\n", text);
    }

    [Fact]
    public void Do_not_tell_users_what_only_those_who_decide_need_to_know() =>
        Assert.Empty(ChangelogEntry.Of(new Verdict([new(Level.Major, ChangeKind.Noted, "the tests and samples of v0.1.0", "no longer compile, in A.cs:3")])).Lines);

    [Fact]
    public void Give_a_release_its_number_and_date()
    {
        var text = Changelog.Release("# Changelog\n\n## [Unreleased]\n\n### Added\n\n- a.\n", "1.0.0", new DateOnly(2026, 2, 3));

        Assert.Equal("# Changelog\n\n## [Unreleased]\n\n## [1.0.0] - 2026-02-03\n\n### Added\n\n- a.\n", text);
        Assert.Throws<CommandException>(() => Changelog.Release(text, "1.0.1", new DateOnly(2026, 2, 4)));
    }

    [Fact]
    public void Are_written_in_the_repository_as_keep_a_changelog_says()
    {
        var lines = File.ReadAllLines(Repository.At("CHANGELOG.md"));

        Assert.Equal("# Changelog", lines[0]);
        Assert.Equal("## [Unreleased]", lines.First(l => l.StartsWith("## ", StringComparison.Ordinal)));
        Assert.All(lines.Where(l => l.StartsWith("## ", StringComparison.Ordinal)).Skip(1), l => Assert.Matches(@"^## \[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d$", l));
        Assert.All(lines.Where(l => l.StartsWith("### ", StringComparison.Ordinal)), l => Assert.Contains(l[4..], ChangelogEntry.Sections));
    }
}
