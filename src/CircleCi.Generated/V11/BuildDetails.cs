namespace CircleCi.Generated.V11;

public partial class BuildDetails
{
    /// <summary>The slug of the build's project; empty if CircleCI does not return it.</summary>
    public ProjectSlug ProjectSlug => RepositorySlug.Of(VcsUrl, VcsType?.Value, Username, RepoName);

    /// <summary>Converts the build to its project and number.</summary>
    /// <exception cref="ArgumentException">CircleCI does not return them.</exception>
    public static implicit operator JobReference(BuildDetails build) => new(RepositorySlug.Known(IdText.Of(build, nameof(build)).ProjectSlug, nameof(build)), build.BuildNumber, "of the build");
}
