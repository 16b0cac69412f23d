using CircleCi.Generated.Json;

namespace CircleCi.Generated.V11;

public partial class FollowResult
{
    /// <summary>Whether the project is followed now: CircleCI writes it <c>followed</c> (its documentation) or <c>following</c> (what its own CLI reads).</summary>
    public bool IsFollowed => Followed ?? Following ?? false;

    /// <summary>The branch with this name, such as <c>feature/gift-cards</c>, or null. In <see cref="Branches"/> it stands under its URL-encoded name.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public ProjectBranch? FindBranch(string name) => UrlEncodedKeys.Find(Branches, name);

    /// <summary>The slug that calls take the project by; empty if CircleCI does not tell it.</summary>
    public ProjectSlug Slug => RepositorySlug.Of(VcsUrl, null, Username, RepoName);

    /// <summary>The slug of the project.</summary>
    /// <exception cref="ArgumentException">It has none.</exception>
    public static implicit operator ProjectSlug(FollowResult project) => RepositorySlug.Known(IdText.Of(project, nameof(project)).Slug, nameof(project));
}
