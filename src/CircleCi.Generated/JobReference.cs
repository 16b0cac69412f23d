using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CircleCi.Generated;

/// <summary>
/// A job, or a build as API v1.1 calls it: its project and its number. Jobs and builds returned by operations convert to it, so that they can be passed to operations
/// that take a job.
/// </summary>
public readonly struct JobReference : IEquatable<JobReference>
{
    /// <summary>Creates a reference to a job by its project and number.</summary>
    public JobReference(ProjectSlug projectSlug, long number)
        : this(projectSlug, number, hasSteps: true)
    {
    }

    internal JobReference(ProjectSlug projectSlug, long? number, string name, bool? hasSteps = true)
        : this(projectSlug, number ?? throw new ArgumentException($"The job {name} has no number: it is an approval, or has not begun.", "job"), hasSteps)
    {
    }

    private JobReference(ProjectSlug projectSlug, long number, bool? hasSteps)
    {
        ProjectSlug = projectSlug;
        Number = number;
        HasSteps = hasSteps;
    }

    /// <summary>The project.</summary>
    public ProjectSlug ProjectSlug { get; }

    /// <summary>The number of the job in its project.</summary>
    public long Number { get; }

    /// <summary>Whether the job runs steps; null if that is not known.</summary>
    internal bool? HasSteps { get; }

    /// <summary>Determines whether two references identify the same job.</summary>
    public static bool operator ==(JobReference left, JobReference right) => left.Equals(right);

    /// <summary>Determines whether two references identify different jobs.</summary>
    public static bool operator !=(JobReference left, JobReference right) => !left.Equals(right);

    /// <summary>Parses text in the format of <see cref="ToString"/>, such as <c>gh/acme/shop/42</c>.</summary>
    /// <exception cref="ArgumentException">The text is not a project slug and a number.</exception>
    public static JobReference Parse(string text) => text is null ? throw new ArgumentNullException(nameof(text))
        : TryParse(text, out var job) ? job
        : throw new ArgumentException($"'{Shown.Text(text)}' is not a job; specify its project and number, such as gh/acme/shop/42.", nameof(text));

    /// <summary>Parses text in the format of <see cref="ToString"/>, and returns whether it is valid.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out JobReference job)
    {
        var slash = text?.LastIndexOf('/') ?? -1;
        job = default;
        if (slash < 0 || !ProjectSlug.TryParse(text!.Substring(0, slash), out var project) || !long.TryParse(text.Substring(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        job = new JobReference(project, number);
        return true;
    }

    /// <summary>Deconstructs the reference.</summary>
    public void Deconstruct(out ProjectSlug projectSlug, out long number) => (projectSlug, number) = (ProjectSlug, Number);

    /// <inheritdoc/>
    public bool Equals(JobReference other) => ProjectSlug == other.ProjectSlug && Number == other.Number;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is JobReference other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((ProjectSlug.GetHashCode() * 31) + Number.GetHashCode());

    /// <summary>Returns the project and the number, such as <c>gh/acme/shop/42</c>.</summary>
    public override string ToString() => $"{ProjectSlug}/{Number.ToString(CultureInfo.InvariantCulture)}";
}
