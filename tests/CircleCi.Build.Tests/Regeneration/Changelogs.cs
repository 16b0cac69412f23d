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
