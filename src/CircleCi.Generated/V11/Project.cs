using CircleCi.Generated.Json;

namespace CircleCi.Generated.V11;

public partial class Project
{
    /// <summary>Gets the branch with the specified name, such as <c>feature/gift-cards</c>, or null. The keys of <see cref="Branches"/> are URL-encoded names.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public ProjectBranch? FindBranch(string name) => UrlEncodedKeys.Find(Branches, name);

    /// <summary>The slug of the project for other operations; empty if CircleCI does not return it.</summary>
    public ProjectSlug Slug => RepositorySlug.Of(VcsUrl, VcsType?.Value, Username, RepoName);

    /// <summary>The slug of the project.</summary>
    /// <exception cref="ArgumentException">The project has no slug.</exception>
    public static implicit operator ProjectSlug(Project project) => RepositorySlug.Known(IdText.Of(project, nameof(project)).Slug, nameof(project));
}
