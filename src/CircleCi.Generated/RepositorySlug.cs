namespace CircleCi.Generated;

/// <summary>The slugs of projects that APIs v1 and v1.1 name by an address and by names.</summary>
internal static class RepositorySlug
{
    private const string CircleCi = "circleci.com";

    /// <summary>
    /// The slug of the project for other operations; empty if it is not known. The names of a project of the GitHub App, GitLab or Bitbucket Data Center are not
    /// those of its slug: the ids are in its address, <c>//circleci.com/ORG/PROJECT</c>.
    /// </summary>
    public static ProjectSlug Of(string? address, string? vcs, string? organization, string? project)
    {
        var parts = (address ?? "").Split(['/', ':', '@'], StringSplitOptions.RemoveEmptyEntries).ToList();
        var host = parts.FindIndex(p => p.Equals(CircleCi, StringComparison.OrdinalIgnoreCase));
        if (host >= 0 && parts.Count == host + 3)
            return Slug("circleci", parts[host + 1], parts[host + 2]);
        if (string.IsNullOrEmpty(vcs) && PastedAddress.FindSlug(address ?? "", 3) is { } found)
            return ProjectSlug.TryParse(found, out var slug) ? slug : default;
        return Slug(vcs, organization, project);
    }

    /// <exception cref="ArgumentException">The slug is not known.</exception>
    public static ProjectSlug Known(ProjectSlug slug, string name) =>
        slug.IsEmpty ? throw new ArgumentException("The project has no slug: neither its URL nor its names contain one.", name) : slug;

    private static ProjectSlug Slug(string? vcs, string? organization, string? project) =>
        ProjectSlug.TryParse($"{SlugParts.ShortName(vcs ?? "")}/{organization}/{project}", out var slug) ? slug : default;
}
