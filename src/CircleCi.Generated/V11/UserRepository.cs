namespace CircleCi.Generated.V11;

public partial class UserRepository
{
    internal override string? ListKey => VcsUrl;

    /// <summary>The slug of the project for other operations; empty if CircleCI does not return it.</summary>
    public ProjectSlug Slug => RepositorySlug.Of(VcsUrl, VcsType?.Value, Username, Name);

    /// <summary>The slug of the project.</summary>
    /// <exception cref="ArgumentException">The project has no slug.</exception>
    public static implicit operator ProjectSlug(UserRepository project) => RepositorySlug.Known(IdText.Of(project, nameof(project)).Slug, nameof(project));
}
